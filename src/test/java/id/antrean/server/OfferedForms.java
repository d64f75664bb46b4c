package id.antrean.server;

import id.antrean.testkit.Form;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every form of the participants' pages, and some of staff, each in a browser of its own. */
record OfferedForms(Nodes nodes, AdminSession session) {
  /** A form as a page of ours offers it; fields in pairs: name, value. */
  record Offered(Http browser, String path, List<String> fields) {
    static Offered of(Http browser, String path, String... fields) {
      return new Offered(browser, path, List.of(fields));
    }

    Stream<Offered> odd() {
      var out = new ArrayList<Offered>();
      for (var text : OddValues.TEXTS) {
        for (int i = 1; i < fields.size(); i += 2) {
          var changed = new ArrayList<>(fields);
          changed.set(i, text);
          out.add(new Offered(browser, path, changed));
        }
      }
      return out.stream();
    }

    Answer send() {
      return browser.form(path, fields.toArray(String[]::new));
    }
  }

  List<Offered> all() {
    var offered = new ArrayList<Offered>();
    offered.add(times());
    offered.add(data());
    offered.add(check());
    offered.addAll(ofTheTicket());
    var lost = nodes.http(0).browser();
    var token = Form.hidden(lost.get("/cari-nomor"), "token");
    offered.add(
        Offered.of(
            lost,
            "/cari-nomor",
            "token",
            token,
            "nik",
            TestPeople.nik(1),
            "phone",
            "0812",
            "kunci",
            "",
            "captcha",
            "1",
            "captcha-id",
            "x",
            "ganti",
            ""));
    offered.add(Offered.of(nodes.http(0).browser(), "/t", "kode", session.code()));
    offered.add(
        Offered.of(
            nodes.http(0).as("admin"),
            "/staf/kantor/" + TestBranch.BRANCH + "/izin",
            "nik",
            TestPeople.nik(5),
            "reference",
            "EK-2026-5",
            "firstDay",
            "2026-11-23",
            "lastDay",
            "2026-12-02",
            "reason",
            "uji"));
    var admin = nodes.http(0).as("admin");
    var office = "/staf/kantor/" + TestBranch.BRANCH;
    offered.add(
        Offered.of(admin, office + "/cari", "q", "Siti", "from", "23-11-2026", "to", "30-11-2026"));
    offered.add(
        Offered.of(
            admin,
            office + "/data/perbaiki",
            "nik",
            TestPeople.nik(5),
            "shown",
            "KTP",
            "name",
            "Siti",
            "phone",
            "0812",
            "email",
            "a@example.org"));
    offered.add(
        Offered.of(
            nodes.http(0).as("admin"),
            office,
            "version",
            "0",
            "address",
            "Jl. Uji 1",
            "phone",
            "024-3520279",
            "latitude",
            "-6.98",
            "longitude",
            "110.41",
            "words",
            "uji",
            "hours.MONDAY",
            "08.00",
            "closes.MONDAY",
            "15.00",
            "services",
            "JHT",
            "reason",
            "uji"));
    offered.add(
        Offered.of(
            nodes.http(0).as("admin"),
            office + "/kuota",
            "hari",
            "MONDAY",
            "version",
            "0",
            "start",
            "08.00",
            "end",
            "08.30",
            "places.ONLINE",
            "4",
            "alsoFor",
            "TUESDAY",
            "reason",
            "uji"));
    offered.add(
        Offered.of(
            admin,
            "/staf/berkas",
            "jenis",
            "branches",
            "teks",
            "id;telepon\nsurakarta;0271-736637\n",
            "langkah",
            "terapkan",
            "rencana",
            "",
            "reason",
            "uji"));
    offered.add(
        Offered.of(
            admin,
            "/staf/kantor/baru",
            "name",
            "Uji Dua",
            "smsName",
            "Uji Dua",
            "id",
            "",
            "region",
            "banten",
            "province",
            "Banten",
            "city",
            "Kota Serang",
            "timeZone",
            "WIB",
            "latitude",
            "-6,1",
            "longitude",
            "106,1",
            "like",
            "surakarta",
            "reason",
            "uji"));
    return offered;
  }

  Offered times() {
    var browser = nodes.http(0).browser();
    var times =
        "/pesan/" + TestBranch.BRANCH + "/JHT/waktu?alasan=RESIGNED&tanggal=" + TestBranch.DAY;
    var token = Form.hidden(browser.get(times), "token");
    return Offered.of(browser, times, "token", token, "slot", Long.toString(session.slot()));
  }

  private Offered data() {
    var form = new Form(nodes.http(0).browser(), TestBranch.BRANCH);
    var data = form.choose(session.slot());
    var token = Form.hidden(form.browser().get(data), "token");
    return Offered.of(
        form.browser(),
        data,
        "token",
        token,
        "nik",
        TestPeople.nik(2),
        "kpj",
        "12345678901",
        "name",
        "Siti",
        "phone",
        "081234567890",
        "email",
        "a@example.org",
        "onBehalfOf",
        "1",
        "onBehalfOf-nik",
        TestPeople.nik(3),
        "onBehalfOf-kpj",
        "12345678901",
        "tambah",
        "",
        "hapus",
        "",
        "salinan",
        "",
        "yakin",
        "");
  }

  private Offered check() {
    var form = new Form(nodes.http(0).browser(), TestBranch.BRANCH);
    var check = form.toCheck(session.slot(), TestPeople.nik(4));
    var token = Form.hidden(form.browser().get(check), "token");
    return Offered.of(
        form.browser(), check, "token", token, "captcha", "", "captcha-id", "", "ganti", "");
  }

  private List<Offered> ofTheTicket() {
    var browser = nodes.http(0).browser();
    var wish =
        TestPeople.wish(77, session.slot()); // of their own, for others try to cancel the first
    var own = nodes.http(0).post("/api/v1/bookings", wish).json().getString("code");
    var ticket = "/t/" + own;
    var token = Form.hidden(browser.get(ticket + "/batal"), "token");
    var id = Long.toString(session.slot());
    return List.of(
        Offered.of(browser, ticket + "/sms", "token", token, "kunci", ""),
        Offered.of(browser, ticket + "/pindah/periksa", "token", token, "slot", id, "kunci", ""),
        Offered.of(browser, ticket + "/batal", "token", token, "kunci", ""));
  }
}
