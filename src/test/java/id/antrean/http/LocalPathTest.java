package id.antrean.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "//evil.example",
        "/\t/evil.example/phish",
        "/\n/evil.example",
        "/\r\nSet-Cookie: a=b",
        "/\u0000",
        "/\u0085/evil.example",
        "////evil.example",
        "https://evil.example/",
        "https:/evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:x@evil.example",
        "evil.example",
        "?q=1",
        "\\\\evil.example",
        "http:////evil.example",
        "//user@evil.example:80/x",
        "//[::1]/",
        "/kantor%zz",
        "/kantor%"
      })
  void whatLeadsElsewhereOrIsNoAddressIsRefused(String typed) {
    assertThat(LocalPath.of(typed)).isEmpty();
    assertThat(Reply.seeOther(typed).headers).containsEntry("Location", "/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/kantor?q=solo%20baru&halaman=2#hasil",
        "/t/7Q4M2XK9D0RVA?lama=B-031",
        "/pesan/data?d=0123456789abcdef#kpj-1",
        "/kantor//x",
        "/%09/evil.example",
        "/%5Cevil.example",
        "/.//evil.example"
      })
  void aPageOfOursIsTakenAsItIs(String typed) {
    assertThat(LocalPath.of(typed)).contains(typed);
  }

  @ParameterizedTest
  @CsvSource({
    "/\\evil.example, /%5Cevil.example",
    "/kantor?q=a|b c, /kantor?q=a%7Cb%20c",
    "/kantor?q=<x>, /kantor?q=%3Cx%3E",
    "/kantor?q=é, /kantor?q=%C3%A9",
    "///evil.example, /evil.example"
  })
  void whatBrowsersSendUnencodedComesOutEncoded(String typed, String local) {
    assertThat(LocalPath.of(typed)).contains(local);
  }

  @Test
  void halfALetterDoesNoHarm() {
    assertThat(LocalPath.of("/kantor?q=\ud800")).contains("/kantor?q=%3F");
  }
}
