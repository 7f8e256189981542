package dev.kontor.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tenant.MessageMalformed;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UploadTest {

  private final List<List<String>> entered = new ArrayList<>();

  @Test
  void good_lines_are_entered_and_bad_ones_told() {
    var outcome = take("good 1\nbad 2\n\r\n  good 4\r\n# no word\nrefused 6\ngood 7");

    assertThat(entered).containsExactly(List.of("good 1", "good 4", "refused 6", "good 7"));
    assertThat(outcome.accepted()).isEqualTo(3);
    assertThat(outcome.rejected()).isEqualTo(2);
    assertThat(outcome.told())
        .containsExactly(
            new RejectedLine(2, "bad 2", "bad"), new RejectedLine(6, "refused 6", "refused"));
  }

  @Test
  void lines_are_entered_in_lots() {
    var outcome = take(lines(1001, "good"));

    assertThat(outcome.accepted()).isEqualTo(1001);
    assertThat(entered).extracting(List::size).containsExactly(500, 500, 1);
  }

  @Test
  void ten_thousand_bad_lines_are_told_and_more_are_counted() {
    assertThat(take(lines(10_000, "bad")).told()).hasSize(10_000);

    var outcome = take(lines(10_001, "bad"));

    assertThat(outcome.told()).hasSize(10_000);
    assertThat(outcome.rejected()).isEqualTo(10_001);
  }

  @Test
  void what_is_no_text_is_told_line_by_line() {
    var bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = i % 100 == 99 ? (byte) '\n' : (byte) (bytes[i] | 0x80);
    }

    var outcome = upload().take(new ByteArrayInputStream(bytes));

    assertThat(outcome.accepted()).isZero();
    assertThat(outcome.told())
        .hasSize(1000)
        .extracting(RejectedLine::reason)
        .containsOnly("this is no text; expected UTF-8");
  }

  @Test
  void a_line_without_an_end_is_never_held() {
    var outcome = upload().take(endless(50_000_000));

    assertThat(outcome.told())
        .extracting(RejectedLine::reason)
        .containsExactly("the line is too long; expected at most 2000 bytes");
  }

  @Test
  void a_byte_order_mark_is_no_text() {
    assertThat(take("\uFEFFgood 1").accepted()).isEqualTo(1);
    assertThat(entered).containsExactly(List.of("good 1"));
  }

  @Test
  void nothing_is_entered_of_nothing() {
    assertThat(take("").accepted()).isZero();
    assertThat(entered).isEmpty();
  }

  private UploadOutcome take(String text) {
    return upload().take(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Upload<String> upload() {
    return new Upload<>(UploadTest::read, this::enter);
  }

  private static Optional<String> read(String line) {
    if (line.startsWith("#")) {
      return Optional.empty();
    }
    if (line.startsWith("bad")) {
      throw new MessageMalformed("bad");
    }
    return Optional.of(line);
  }

  private List<Optional<String>> enter(List<String> lot) {
    entered.add(lot);
    return lot.stream()
        .map(line -> line.startsWith("refused") ? Optional.of("refused") : Optional.<String>empty())
        .toList();
  }

  private static String lines(int number, String what) {
    return IntStream.range(0, number)
        .mapToObj(i -> what + " " + i)
        .collect(Collectors.joining("\n"));
  }

  private static InputStream endless(int bytes) {
    return new InputStream() {
      private int left = bytes;

      @Override
      public int read() {
        return left-- > 0 ? 'x' : -1;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        if (left <= 0) {
          return -1;
        }
        int now = Math.min(left, length);
        Arrays.fill(into, offset, offset + now, (byte) 'x');
        left -= now;
        return now;
      }
    };
  }
}
