package id.antrean.start;

import id.antrean.booking.Person;
import id.antrean.core.Email;
import id.antrean.core.Kpj;
import id.antrean.core.Nik;
import id.antrean.core.PersonName;
import id.antrean.core.Phone;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Invented people. Their numbers have the right shape and belong to no one: zeros, serials from 9.
 */
final class DemoPeople {
  private static final List<String> NAMES =
      List.of(
          "Siti Rahmawati",
          "Agus Prasetyo",
          "Dewi Lestari",
          "Bambang Wijaya",
          "Rina Kusumawati",
          "Slamet",
          "Nur Aini",
          "Hendra Gunawan",
          "Yuliana Sari",
          "Eko Saputro",
          "Maria Goretti Tukan",
          "Ahmad Fauzi",
          "Sri Wahyuni",
          "Dimas Nugroho",
          "Kartika Putri Utami",
          "Joko Susilo",
          "Fitriani",
          "Rizky Ramadhan",
          "Endang Suryani",
          "Yohanes Budi Santoso",
          "Lilis Marlina",
          "Teguh Hartono",
          "Ni Made Ayu Astuti",
          "Wahyu Hidayat");
  static final int COUNT = NAMES.size();

  /** So that an open booking of one day blocks no one on the next twenty. */
  private static final int SERIALS = 1_000;

  private DemoPeople() {}

  /**
   * {@code n} counts from zero and may go beyond the names, which then come again. Every third
   * person leaves an e-mail address, too.
   */
  static Person person(int n, LocalDate day) {
    int serial = (int) ((day.toEpochDay() * 50 + n) % SERIALS);
    int who = n % COUNT;
    return new Person(
        new Nik("337401%02d%02d%02d9%03d".formatted(1 + who, 1 + who % 12, 70 + who, serial)),
        List.of(new Kpj("0000009%04d".formatted(serial))),
        new PersonName(NAMES.get(who)),
        phone(serial),
        n % 3 == 0 ? Optional.of(email(who)) : Optional.empty(),
        Optional.empty());
  }

  static Phone phone(int serial) {
    return new Phone("+62812000009%03d".formatted(serial % SERIALS));
  }

  private static Email email(int n) {
    return new Email(NAMES.get(n).toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com");
  }
}
