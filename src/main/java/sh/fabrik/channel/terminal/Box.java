package sh.fabrik.channel.terminal;

import java.io.PrintWriter;

/** A frame with a title, drawn line by line. */
final class Box {
    private final PrintWriter out;
    private final Screen screen;
    private final int inner;

    Box(PrintWriter out, Screen screen) {
        this.out = out;
        this.screen = screen;
        this.inner = screen.boxWidth() - 2;
    }

    /** Characters that fit into a line between the frame and its margins. */
    int textWidth() {
        return inner - 4;
    }

    void open(String title) {
        String head = (screen.unicode() ? "─ " : "- ") + title + " ";
        out.println(
                (screen.unicode() ? "┌" : "+") + head + rule(inner - head.length()) + (screen.unicode() ? "┐" : "+"));
    }

    void line(String text) {
        styled(text, text);
    }

    /** A line whose visible text differs from what is sent, because of colours. */
    void styled(String visible, String sent) {
        String side = screen.unicode() ? "│" : "|";
        out.println(side + "  " + sent + " ".repeat(Math.max(0, inner - 2 - visible.length())) + side);
    }

    void close() {
        out.println((screen.unicode() ? "└" : "+") + rule(inner) + (screen.unicode() ? "┘" : "+"));
    }

    private String rule(int length) {
        return (screen.unicode() ? "─" : "-").repeat(Math.max(0, length));
    }
}
