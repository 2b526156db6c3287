package glasswood.render;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a render stands: what it is of, and the state of everything that has a memory, each in a
 * section of its own.
 */
final class Checkpoint {
  /** What a render is doing. */
  enum Pass {
    /** Rendering the mix into a file of its own. */
    MIX,
    /** Mastering that file. */
    MASTER,
    /** Rendering and mastering at once. */
    STRAIGHT
  }

  private static final int MOST_SECTIONS = 64;
  private static final int LARGEST_SECTION = 1 << 28;

  private final Map<String, byte[]> sections = new LinkedHashMap<>();

  /** Writes the state of something. */
  @FunctionalInterface
  interface Saver {
    void save(DataOutput out) throws IOException;
  }

  Checkpoint with(String name, Saver saver) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    saver.save(new DataOutputStream(bytes));
    sections.put(name, bytes.toByteArray());
    return this;
  }

  boolean has(String name) {
    return sections.containsKey(name);
  }

  DataInputStream section(String name) throws IOException {
    byte[] bytes = sections.get(name);
    if (bytes == null) {
      throw new IOException("a checkpoint without " + name);
    }
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  Pass pass() throws IOException {
    return Pass.valueOf(section("pass").readUTF());
  }

  /** Frames of the pass that were done. */
  long done() throws IOException {
    return section("done").readLong();
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(sections.size());
    for (Map.Entry<String, byte[]> section : sections.entrySet()) {
      out.writeUTF(section.getKey());
      out.writeInt(section.getValue().length);
      out.write(section.getValue());
    }
    return bytes.toByteArray();
  }

  static Checkpoint of(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    Checkpoint checkpoint = new Checkpoint();
    int count = in.readInt();
    if (count < 0 || count > MOST_SECTIONS) {
      throw new IOException("no checkpoint");
    }
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      int length = in.readInt();
      if (length < 0 || length > LARGEST_SECTION) {
        throw new IOException("no checkpoint");
      }
      byte[] section = new byte[length];
      in.readFully(section);
      checkpoint.sections.put(name, section);
    }
    return checkpoint;
  }
}
