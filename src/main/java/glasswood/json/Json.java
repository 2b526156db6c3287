package glasswood.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value that knows where it stands. Immutable. */
public sealed interface Json {

  /** Where it was read. */
  Place place();

  /** What it is, for messages: {@code "an object"}, {@code "the string \"x\""}, {@code "3.5"}. */
  String describe();

  /** An object; its members keep the order of the file. */
  record Obj(Place place, Map<String, Member> members) implements Json {
    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The value of {@code key}, null when there is none. */
    public Json get(String key) {
      Member member = members.get(key);
      return member == null ? null : member.value();
    }

    @Override
    public String describe() {
      return "an object";
    }
  }

  /** A member of an object; the key has a place of its own. */
  record Member(Place keyPlace, Json value) {}

  /** A list. */
  record Arr(Place place, List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }

    @Override
    public String describe() {
      return "a list";
    }
  }

  /** A string. */
  record Str(Place place, String value) implements Json {
    @Override
    public String describe() {
      return "the string " + Text.quote(value);
    }
  }

  /** A finite number, and the text it was written as. */
  record Num(Place place, double value, String text) implements Json {

    /** A number that was not read but computed. */
    public static Num of(Place place, double value) {
      return new Num(place, value, Text.number(value));
    }

    @Override
    public String describe() {
      return text;
    }
  }

  /** True or false. */
  record Bool(Place place, boolean value) implements Json {
    @Override
    public String describe() {
      return String.valueOf(value);
    }
  }

  /** The value null. */
  record Null(Place place) implements Json {
    @Override
    public String describe() {
      return "null";
    }
  }
}
