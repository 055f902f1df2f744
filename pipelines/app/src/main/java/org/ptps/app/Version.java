package org.ptps.app;

import picocli.CommandLine.IVersionProvider;

/** Version of the jar, from its manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"ptps " + (version == null ? "" : version)};
  }
}
