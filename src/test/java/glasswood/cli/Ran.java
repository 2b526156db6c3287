package glasswood.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command printed, and its exit status. */
record Ran(int status, String out, String err) {

  /** Runs the program within this process. */
  static Ran command(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Glasswood.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Ran(status, out.toString(), err.toString());
  }

  /** Everything printed, for messages of failures. */
  String all() {
    return "status " + status + "\n" + out + err;
  }
}
