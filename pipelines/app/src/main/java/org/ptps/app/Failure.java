package org.ptps.app;

import java.util.Optional;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.hocon.DeclarationException;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.RequestException;
import org.ptps.lake.LedgerException;
import org.ptps.lake.NothingToReadException;
import picocli.CommandLine.ParameterException;

/**
 * Exit code and message of a failure.
 *
 * @param code exit code
 * @param message what, where and what to do
 */
record Failure(int code, String message) {

  /** By the first known exception in the chain of causes; an unknown one is a fault of ours. */
  static Failure of(Throwable thrown, Language language) {
    if (thrown instanceof NothingToReadException nothing) {
      return new Failure(
          ExitCodes.USAGE,
          nothing.words().in(language)
              + switch (language) {
                case ES ->
                    "\n→ no se publicó nada y lo anterior sigue igual; corrija --inputs, o pida con"
                        + " --allow-empty un resultado vacío";
                case EN ->
                    "\n→ nothing was published and what was there stays; mend --inputs, or ask for an"
                        + " empty result with --allow-empty";
              });
    }
    if (thrown instanceof UsageException
        || thrown instanceof ParameterException
        || thrown instanceof RequestException) {
      return new Failure(ExitCodes.USAGE, said(thrown));
    }
    if (thrown instanceof DeclarationException declarations) {
      return new Failure(ExitCodes.DECLARATIONS, declarations.in(language));
    }
    Optional<MachineException> machine = MachineException.in(thrown);
    if (machine.isPresent()) {
      return new Failure(ExitCodes.MACHINE, machine.get().words().in(language));
    }
    if (thrown instanceof ChartException) {
      return new Failure(ExitCodes.DECLARATIONS, said(thrown));
    }
    if (thrown instanceof LedgerException ledger) {
      return new Failure(ExitCodes.FAULT, ledger.words().in(language));
    }
    return new Failure(
        ExitCodes.FAULT,
        switch (language) {
          case ES ->
              "falla de PTPS, no de los datos: "
                  + said(thrown)
                  + "\n→ corra de nuevo con --verbose y envíe lo que salga a quien mantiene el"
                  + " programa";
          case EN ->
              "a fault of PTPS, not of the data: "
                  + said(thrown)
                  + "\n→ run again with --verbose and send what comes out to whoever maintains the"
                  + " program";
        });
  }

  private static String said(Throwable thrown) {
    return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
  }
}
