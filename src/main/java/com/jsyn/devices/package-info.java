/** Audio devices: what they are called and how streams on them are opened. */
package com.jsyn.devices;
