package sh.fabrik.run.price;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Eur;
import sh.fabrik.run.Memory;
import sh.fabrik.run.UnreadableValue;

/**
 * What a node costs and what it has to give.
 *
 * @param type the seller's name, such as {@code CX41}
 * @param month price of a month in euros, which is taken as 730 hours
 */
public record NodePrice(String type, Eur month, Cpu cpu, Memory memory) {
    private static final long SECONDS_OF_MONTH = 730L * 3600;

    /** So many digits a double holds exactly, and it is a double that is stored. */
    private static final MathContext DIGITS = new MathContext(15);

    public NodePrice {
        if (cpu.nanocores() == 0 || memory.bytes() == 0) {
            throw new UnreadableValue(
                    "The node " + type + " has no CPU or no memory; write its size like cpu: 4 and" + " memory: 16Gi.");
        }
    }

    /** Cost of holding a share of the node, at most 1, for a time. */
    public Eur of(Duration time, BigDecimal share) {
        return new Eur(month.amount()
                .multiply(BigDecimal.valueOf(time.toMillis(), 3))
                .multiply(share)
                .divide(BigDecimal.valueOf(SECONDS_OF_MONTH), DIGITS));
    }

    /**
     * What a run that holds so much has of the node: the larger of the shares of CPU and of memory, since what one run holds of the
     * scarcer of the two nobody else can use. At most 1; empty when neither is known.
     */
    public Optional<BigDecimal> share(Optional<Cpu> heldCpu, Optional<Memory> heldMemory) {
        Optional<BigDecimal> ofCpu = heldCpu.map(held -> ratio(held.nanocores(), cpu.nanocores()));
        Optional<BigDecimal> ofMemory = heldMemory.map(held -> ratio(held.bytes(), memory.bytes()));
        return ofCpu.map(share -> ofMemory.map(share::max).orElse(share))
                .or(() -> ofMemory)
                .map(BigDecimal.ONE::min);
    }

    private static BigDecimal ratio(long held, long whole) {
        return BigDecimal.valueOf(held).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
    }
}
