package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who take their time, on a host that gives them one second a request. */
final class SlowRequestTest {

  private static final int PAUSE_MILLIS = 100;
  private static final int MOST_PAUSES = 300;

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start(Map.of("kontor.http.request-within", "1s"));
    host.onboard("patient", "probe");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static Socket connect() throws IOException {
    var socket = new Socket("localhost", host.port());
    socket.setSoTimeout(PAUSE_MILLIS);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether the host ends the connection, though a byte comes at every pause. */
  private static boolean isClosedThoughItDrips(Socket socket) throws IOException {
    for (int pause = 0; pause < MOST_PAUSES; pause++) {
      try {
        if (socket.getInputStream().read() < 0) {
          return true;
        }
      } catch (SocketTimeoutException _) {
        try {
          send(socket, "x");
        } catch (IOException _) {
          return true;
        }
      } catch (IOException _) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: ",
        "POST /t/patient/probe/thread HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: text/plain\r\nContent-Length: 100000\r\n\r\n"
      })
  void a_request_that_drips_in_is_cut_off(String beginning) throws IOException {
    try (var socket = connect()) {
      send(socket, beginning);
      assertThat(isClosedThoughItDrips(socket)).isTrue();
    }
  }

  @Test
  void a_connection_may_rest_between_requests() throws IOException {
    try (var socket = connect()) {
      for (int request = 0; request < 2; request++) {
        send(socket, "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(answerUpTo("UP", socket.getInputStream())).contains(" 200 ", "UP");
        assertThat(isOpenFor(15, socket.getInputStream())).isTrue();
      }
    }
  }

  private static String answerUpTo(String end, InputStream in) throws IOException {
    var answer = new StringBuilder();
    for (int pause = 0; pause < MOST_PAUSES && answer.indexOf(end) < 0; ) {
      try {
        int next = in.read();
        if (next < 0) {
          return answer + "(closed)";
        }
        answer.append((char) next);
      } catch (SocketTimeoutException _) {
        pause++;
      }
    }
    return answer.toString();
  }

  /** Longer than a request may take to come; what is left of the answer comes in meanwhile. */
  private static boolean isOpenFor(int pauses, InputStream in) throws IOException {
    for (int pause = 0; pause < pauses; ) {
      try {
        if (in.read() < 0) {
          return false;
        }
      } catch (SocketTimeoutException _) {
        pause++;
      }
    }
    return true;
  }

  @Test
  void an_answer_may_take_longer_than_its_request() {
    assertThat(host.get("/t/patient/probe/pause").status()).isEqualTo(200);
  }
}
