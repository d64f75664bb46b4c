package id.antrean.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.mail.StartTLSOptions;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTlsTest {
  @ParameterizedTest
  @CsvSource({
    "smtp://mail:25,REQUIRED",
    "smtp://127.0.0.1.example:25,REQUIRED",
    "smtp://antrean:secret@mail:25,REQUIRED",
    "smtp://antrean:secret@mail:25?starttls=optional,REQUIRED",
    "smtp://antrean:secret@127.0.0.1:25,REQUIRED",
    "smtp://mail:25?starttls=optional,OPTIONAL",
    "smtp://127.0.0.1:25,OPTIONAL",
    "smtp://[::1]:25,OPTIONAL",
    "smtps://mail,DISABLED"
  })
  void aMailLeavesTheMachineInTheClearOnlyWhereTheAddressSaysSo(
      String address, StartTLSOptions expected) {
    assertThat(MailTls.startTls(URI.create(address))).isEqualTo(expected);
  }
}
