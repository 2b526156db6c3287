/** Engine time: time stamps and the commands that wait for them. */
package com.softsynth.shared.time;
