/**
 * What the benches are made of: the workloads of the folder {@code bench} and their tests, and
 * measurements with JMH, which {@code bench/jmh} runs.
 */
package glasswood.bench;
