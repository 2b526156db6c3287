/**
 * The engine that computes blocks, keeps commands in the order of their times, and drives devices.
 */
package com.jsyn.engine;
