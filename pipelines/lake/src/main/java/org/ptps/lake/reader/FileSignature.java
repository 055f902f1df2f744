package org.ptps.lake.reader;

/** First bytes that identify a file format, whatever the file's name. */
enum FileSignature {
  ZIP('P', 'K', 3, 4),
  GZ(0x1f, 0x8b),
  OLE2(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

  static final int LONGEST = 8;

  private final int[] bytes;

  FileSignature(int... bytes) {
    this.bytes = bytes;
  }

  boolean opens(byte[] head) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int at = 0; at < bytes.length; at++) {
      if ((head[at] & 0xff) != bytes[at]) {
        return false;
      }
    }
    return true;
  }
}
