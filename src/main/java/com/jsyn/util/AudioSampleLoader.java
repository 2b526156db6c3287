package com.jsyn.util;

import com.jsyn.data.FloatSample;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

/** Reads sound files into samples. */
public interface AudioSampleLoader {
  FloatSample loadFloatSample(File fileIn) throws IOException;

  FloatSample loadFloatSample(InputStream inputStream) throws IOException;

  FloatSample loadFloatSample(URL url) throws IOException;
}
