package org.ptps.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Usage errors in the user's language, since picocli has English only. */
final class UsageWords {
  private UsageWords() {}

  static String of(ParameterException wrong, Language language) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, language);
    }
    if (wrong instanceof MissingParameterException missing) {
      String names =
          missing.getMissing().stream().map(UsageWords::shown).collect(Collectors.joining(", "));
      return switch (language) {
        case ES -> "falta " + names;
        case EN -> "missing: " + names;
      };
    }
    if (wrong instanceof OverwrittenOptionException twice) {
      return switch (language) {
        case ES -> shown(twice.getOverwritten()) + " se da más de una vez → deje una sola";
        case EN -> shown(twice.getOverwritten()) + " is given more than once → leave one";
      };
    }
    ArgSpec argument = wrong.getArgSpec();
    if (argument != null && wrong.getValue() != null) {
      return value(argument, wrong.getValue(), language);
    }
    if (argument != null) {
      return switch (language) {
        case ES -> "no se entiende el valor de " + shown(argument);
        case EN -> "the value of " + shown(argument) + " is not understood";
      };
    }
    return wrong.getMessage();
  }

  private static String unmatched(UnmatchedArgumentException unmatched, Language language) {
    List<String> arguments = unmatched.getUnmatched();
    String shown =
        arguments.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "));
    boolean commands =
        unmatched.getCommandLine().getCommandSpec().positionalParameters().isEmpty()
            && !unmatched.getCommandLine().getSubcommands().isEmpty();
    String what =
        unmatched.isUnknownOption()
            ? switch (language) {
              case ES -> "no hay opción " + shown;
              case EN -> "there is no option " + shown;
            }
            : commands
                ? switch (language) {
                  case ES -> "no hay orden " + shown;
                  case EN -> "there is no command " + shown;
                }
                : switch (language) {
                  case ES -> "sobra " + shown;
                  case EN -> "not wanted: " + shown;
                };
    List<String> near = unmatched.getSuggestions();
    if (near.isEmpty()) {
      return what;
    }
    return what
        + switch (language) {
          case ES -> " → ¿quiso decir " + String.join(" o ", near) + "?";
          case EN -> " → did you mean " + String.join(" or ", near) + "?";
        };
  }

  private static String value(ArgSpec argument, String value, Language language) {
    Class<?> type =
        argument.auxiliaryTypes().length > 0 ? argument.auxiliaryTypes()[0] : argument.type();
    String kind;
    if (type.isEnum()) {
      String choices =
          Arrays.stream(type.getEnumConstants())
              .map(each -> each.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      kind =
          switch (language) {
            case ES -> "uno de " + choices;
            case EN -> "one of " + choices;
          };
    } else if (type == Integer.class || type == Long.class || type == int.class) {
      kind =
          switch (language) {
            case ES -> "un número entero";
            case EN -> "a whole number";
          };
    } else if (type == Double.class || type == double.class) {
      kind =
          switch (language) {
            case ES -> "un número";
            case EN -> "a number";
          };
    } else {
      kind =
          switch (language) {
            case ES -> "otro valor";
            case EN -> "another value";
          };
    }
    return switch (language) {
      case ES -> "'" + value + "' no vale para " + shown(argument) + " → dé " + kind;
      case EN -> "'" + value + "' does not do for " + shown(argument) + " → give " + kind;
    };
  }

  private static String shown(ArgSpec argument) {
    String label = argument.paramLabel();
    return argument instanceof OptionSpec option ? option.longestName() + " " + label : label;
  }

  /** Where to find help. */
  static String help(CommandLine line, Language language) {
    String asked = "./" + line.getCommandSpec().qualifiedName() + " --help";
    return switch (language) {
      case ES -> "Ayuda: " + asked;
      case EN -> "Help: " + asked;
    };
  }
}
