package org.ptps.charts.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final Rectangle2D AREA = new Rectangle2D.Double(40, 20, 600, 200);

  @Test
  void labelsStandApartWithinTheirPlot() {
    Labels labels = new Labels(AREA);
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    List<Rectangle2D> boxes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      boxes.add(
          labels.write(
              graphics,
              List.of("2022: 85.1 %"),
              Style.shipped().small(),
              Style.shipped().ink(),
              60 + i * 45,
              120 + 60 * Math.sin(i)));
    }
    for (int i = 0; i < boxes.size(); i++) {
      assertThat(AREA.contains(boxes.get(i))).isTrue();
      for (int j = 0; j < i; j++) {
        assertThat(boxes.get(i).intersects(boxes.get(j))).as(i + " and " + j).isFalse();
      }
    }
  }

  // A label used to stand on the straight path beyond its own point and hid it.
  @Test
  void aLabelLeavesTheLineWholeOnWhichItsPointLies() {
    Labels labels = new Labels(AREA);
    Line2D path = new Line2D.Double(60, 200, 620, 40);
    labels.keepOff(path);

    Rectangle2D box = labels.place(340, 120, 150, 30);

    assertThat(box.intersectsLine(path)).isFalse();
  }

  @Test
  void wordsBesideALineTakeTheFirstPlaceThatHidesNothing() {
    Labels labels = new Labels(AREA);
    Rectangle2D low = new Rectangle2D.Double(100, 180, 80, 16);
    Rectangle2D high = new Rectangle2D.Double(100, 30, 80, 16);
    labels.keepOff(new Line2D.Double(40, 190, 300, 190));

    assertThat(labels.free(List.of(low, high))).contains(high);
    // The first place is still better than none.
    assertThat(labels.free(List.of(low, high))).contains(low);
    assertThat(labels.free(List.of(low, high))).isEmpty();
  }
}
