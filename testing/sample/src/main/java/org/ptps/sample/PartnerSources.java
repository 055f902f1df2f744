package org.ptps.sample;

/** Files of partners, municipalities and the Secretariat of PTPS. */
final class PartnerSources {
  static final int FIRST_YEAR = 2017;

  private final World world;
  private final Output output;
  private final FaultLog log;

  PartnerSources(World world, Output output, FaultLog log) {
    this.world = world;
    this.output = output;
    this.log = log;
  }

  void write() {
    new FieldFiles(world, output, log).write();
    new TownHallFiles(world, output, log).write();
    new MovementFiles(world, output, log).write();
  }
}
