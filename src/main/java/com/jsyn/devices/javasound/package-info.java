/** Audio devices through JavaSound. */
package com.jsyn.devices.javasound;
