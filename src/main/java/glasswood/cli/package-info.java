/** The command line: picocli commands, one class each. The only room that prints. */
package glasswood.cli;
