package sh.fabrik.analyse.history;

import sh.fabrik.run.Cpu;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunKind;

/**
 * How runs ended and what they ran with: made once for all that are alike in it.
 *
 * @param part of their lines that says so
 */
record Alike(RowLine.Part part, EndedRun.End how, EndedRun.Settings settings) {
    static Alike of(RowLine.Part part) {
        RowLine line = part.read();
        return new Alike(part, howOf(line), settingsOf(line));
    }

    private static EndedRun.End howOf(RowLine line) {
        return new EndedRun.End(
                line.text().map(RunKind::ofWord).orElseThrow(),
                line.text().map(Outcome::ofWord).orElseThrow(),
                line.text().flatMap(FailureReason::find),
                line.text().flatMap(ErrorType::find),
                line.yes(),
                line.yes(),
                line.yes());
    }

    private static EndedRun.Settings settingsOf(RowLine line) {
        return new EndedRun.Settings(
                line.text(),
                line.text(),
                line.text().filter(name -> !name.isBlank()).map(Model::new),
                line.number().map(Memory::ofBytes),
                line.number().map(Cpu::ofMillicores),
                line.number().map(Cpu::ofMillicores),
                line.number());
    }
}
