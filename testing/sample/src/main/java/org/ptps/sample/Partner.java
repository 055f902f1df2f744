package org.ptps.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * An organisation that is a partner of PTPS: fictitious, as its name says.
 *
 * @param category as the register of partners writes it
 * @param towns municipalities that it works in
 */
record Partner(Sender sender, String category, List<Town> towns) {
  static final String FACILITATOR = "Socio Facilitador";
  static final String COLLABORATOR = "Socio Colaborador";
  static final String ADVISER = "Socio Asesor";

  String name() {
    return sender.name();
  }

  boolean facilitates() {
    return category.equals(FACILITATOR);
  }

  /** All partners: every partner municipality has one facilitator, some also a collaborator. */
  static List<Partner> all(World world) {
    List<Town> members = world.towns.stream().filter(town -> town.role != Town.Role.OTHER).toList();
    List<Partner> result = new ArrayList<>();
    List<Sender> facilitators =
        List.of(
            new Sender("Organización Ficticia Norte", "norte", Sender.Style.WESTERN),
            new Sender("Organización Ficticia Sur", "sur", Sender.Style.PLAIN),
            new Sender("Organización Ficticia Lenca", "lenca", Sender.Style.WORKBOOK),
            new Sender("Organización Ficticia Valle Alto", "valle_alto", Sender.Style.PLAIN),
            new Sender("Organización Ficticia Cuenca", "cuenca", Sender.Style.YEARLY),
            new Sender("Organización Ficticia Pacífico", "pacifico", Sender.Style.WESTERN),
            new Sender("Organización Ficticia Bosque", "bosque", Sender.Style.PLAIN));
    for (int i = 0; i < facilitators.size(); i++) {
      result.add(new Partner(facilitators.get(i), FACILITATOR, every(members, 7, i)));
    }
    List<Sender> collaborators =
        List.of(
            new Sender("Asociación Ficticia Manantial", "manantial", Sender.Style.WESTERN),
            new Sender("Fundación Ficticia Horizonte", "horizonte", Sender.Style.PLAIN),
            new Sender("Asociación Ficticia Río Claro", "rio_claro", Sender.Style.WORKBOOK));
    for (int i = 0; i < collaborators.size(); i++) {
      result.add(new Partner(collaborators.get(i), COLLABORATOR, every(members, 9, 3 * i + 1)));
    }
    List<Sender> advisers =
        List.of(
            new Sender("Instituto Ficticio del Agua", "instituto", Sender.Style.PLAIN),
            new Sender("Red Ficticia de Juntas", "red", Sender.Style.WESTERN));
    for (int i = 0; i < advisers.size(); i++) {
      result.add(new Partner(advisers.get(i), ADVISER, every(members, 28, 14 * i)));
    }
    return List.copyOf(result);
  }

  private static List<Town> every(List<Town> members, int step, int first) {
    return members.stream().filter(town -> town.place() % step == first).toList();
  }
}
