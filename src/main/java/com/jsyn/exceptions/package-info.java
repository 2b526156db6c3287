/** What can go wrong with data and ports. */
package com.jsyn.exceptions;
