import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Pregunta a la exportación por JDBC, sin compilar antes. / Asks the export through JDBC, not compiled before.
 *
 * <pre>java -cp duckdb_jdbc.jar starters/Starter.java . PT-COB-01 HN</pre>
 *
 * El almacén entero · the whole warehouse: jdbc:duckdb:out/warehouse.duckdb, duckdb.read_only=true.
 */
public class Starter {
  public static void main(String[] arguments) throws SQLException {
    Path export = Path.of(arguments.length > 0 ? arguments[0] : ".");
    String indicator = arguments.length > 1 ? arguments[1] : "PT-COB-01";
    String area = arguments.length > 2 ? arguments[2] : "HN";
    // Lo observado en su año; con "all", también lo arrastrado.
    // What was observed in its year; with "all", what is carried forward too.
    boolean all = arguments.length > 3 && arguments[3].equals("all");
    String table = all ? "indicator_values" : "observed_values";
    if (Files.exists(export.resolve("DATOS-FICTICIOS.txt"))) {
      System.out.println("DATOS FICTICIOS");
    }
    // Todo como texto: 0101 es un código. / All as texts: 0101 is a code.
    String sql =
        "select * from read_csv(?, all_varchar = true) where indicator = ? and area_code = ? order by residence, year";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement asked = connection.prepareStatement(sql)) {
      asked.setString(1, export.resolve("data").resolve(table + "{{suffix}}.csv").toString());
      asked.setString(2, indicator);
      asked.setString(3, area);
      try (ResultSet row = asked.executeQuery()) {
        Set<String> names = new HashSet<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          names.add(row.getMetaData().getColumnName(i));
        }
        while (row.next()) {
          // Sin valor hay un motivo, nunca cero. / Without a value there is a reason, never zero.
          String value = cell(row, names, "value");
          System.out.println(
              cell(row, names, "residence") + " " + cell(row, names, "year") + " "
                  + (value.isEmpty() ? cell(row, names, "reason") : value) + " "
                  + cell(row, names, "numerator") + "/" + cell(row, names, "denominator"));
        }
      }
    }
  }

  private static String cell(ResultSet row, Set<String> names, String name) throws SQLException {
    String text = names.contains(name) ? row.getString(name) : null;
    return text == null ? "" : text;
  }
}
