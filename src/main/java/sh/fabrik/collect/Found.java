package sh.fabrik.collect;

import java.time.Instant;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Spec;

/**
 * One thing a collector met. A collector returns a lazy stream of these and never throws for bad content: what cannot be
 * used is {@link Rejected}, and the rest goes on.
 */
public sealed interface Found {

    /** What the source says about one run. */
    record Part(RunPart part) implements Found {}

    /** A spec file. */
    record SpecFile(Spec spec) implements Found {}

    /**
     * Something that could not be used, and is counted.
     *
     * @param what the thing: {@code run 1f3a…}, {@code line 17}, {@code pod fabrik-x-abcde}
     * @param where file, or file and line
     * @param why a sentence with the offending value and what to do
     */
    record Rejected(String what, String where, String why) implements Found {}

    /** Something people should know that cost no data, as a sentence: an unknown column, a skipped twin. */
    record Notice(String sentence) implements Found {}

    /**
     * A stretch of time that a source could not tell about, because it was down, slow or refused; a later collect fills it.
     *
     * @param source the source's word: {@code kubernetes}, {@code prometheus}, {@code loki} …
     * @param reason a sentence with what happened and what to do
     */
    record Gap(String source, Instant from, Instant to, String reason) implements Found {}

    /**
     * A place was read to its end; while it stays in this state it needs no reading.
     *
     * @param place the file
     * @param state a text that changes when the place does
     */
    record Mark(String place, String state) implements Found {}

    /** Nothing more is known for a while (a watch waits): what came so far should be saved now. */
    record Pause() implements Found {}
}
