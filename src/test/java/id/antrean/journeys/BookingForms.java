package id.antrean.journeys;

import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import java.util.concurrent.atomic.AtomicInteger;

/** The steps of a booking for Wednesday in a browser of words alone, each time by somebody new. */
record BookingForms(Nodes nodes, KnownDigits digits) {
  static final String OFFICE = "semarang-pemuda";
  private static final AtomicInteger PEOPLE = new AtomicInteger(1_500);

  String nik() {
    return TestPeople.nik(PEOPLE.incrementAndGet());
  }

  TextBrowser booked() {
    var form = filledIn(nik()).press("Lanjut");
    return solve(form).press("Pesan antrean");
  }

  TextBrowser solve(TextBrowser check) {
    return check.type("Ketik 6 angka pada gambar", digits.answer());
  }

  TextBrowser filledIn(String nik) {
    return fill(atData(), nik);
  }

  TextBrowser fill(TextBrowser form, String nik) {
    return form.type("NIK", nik)
        .type("Nomor KPJ", "%011d".formatted(PEOPLE.get()))
        .type("Nama lengkap", "Siti Rahmawati")
        .type("Nomor HP", "0812%08d".formatted(PEOPLE.get()));
  }

  TextBrowser atData() {
    return atTimes().choose("10.00–10.30 WIB").press("Lanjut");
  }

  TextBrowser atTimes() {
    return new TextBrowser(nodes.http(0))
        .open("/pesan/" + OFFICE + "/JHT/waktu?alasan=RESIGNED&tanggal=2026-11-25");
  }
}
