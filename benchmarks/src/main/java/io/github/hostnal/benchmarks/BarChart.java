package io.github.hostnal.benchmarks;

import java.util.List;

/** Draws the ratios of all sections as horizontal bars, with a line at 1. */
final class BarChart {
  private static final int LABEL_WIDTH = 290;
  private static final int UNIT = 220; // pixels for a ratio of 1
  private static final double WIDEST = 2.5; // a longer bar is cut, its number tells
  private static final int ROW = 22;

  private final StringBuilder body = new StringBuilder();
  private int y = ROW;

  private BarChart() {}

  /** Returns the chart as SVG. */
  static String svg(List<Measurement> measurements) {
    BarChart chart = new BarChart();
    measurements.forEach(chart::section);
    return Text.format(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" \
        font-size="13">
        <rect width="100%%" height="100%%" fill="white"/>
        %s</svg>
        """,
        (int) (LABEL_WIDTH + WIDEST * UNIT + 60), chart.y, chart.body);
  }

  private void section(Measurement measurement) {
    Section section = measurement.section();
    text(
        8,
        Text.format("%s: %s, ratio to %s", section.title(), section.key(), measurement.baseline()),
        "bold");
    int top = y;
    y += ROW;
    for (String contender : measurement.contenders()) {
      bar(
          contender,
          measurement
              .ratio(contender, measurement.baseline(), section.key(), 0.5)
              .orElse(Double.NaN));
    }
    int one = LABEL_WIDTH + UNIT;
    body.append(
        Text.format(
            "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#333\" stroke-dasharray=\"3\"/>%n",
            one, one, top + 6, y - ROW + 6));
    y += ROW;
  }

  private void bar(String label, double ratio) {
    int width = (int) (Math.min(ratio, WIDEST) * UNIT);
    text(16, label, "normal");
    body.append(
        Text.format(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"14\" fill=\"%s\"/>%n",
            LABEL_WIDTH, y - 12, width, label.startsWith("hostnal") ? "#c8501e" : "#8a9ba8"));
    body.append(
        Text.format("<text x=\"%d\" y=\"%d\">%.2f</text>%n", LABEL_WIDTH + width + 6, y, ratio));
    y += ROW;
  }

  private void text(int x, String text, String weight) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    body.append(
        Text.format(
            "<text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>%n", x, y, weight, escaped));
  }
}
