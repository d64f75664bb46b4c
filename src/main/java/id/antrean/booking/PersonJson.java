package id.antrean.booking;

import id.antrean.core.Email;
import id.antrean.core.Kpj;
import id.antrean.core.Nik;
import id.antrean.core.PersonName;
import id.antrean.core.Phone;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/** A person as the database keeps them: one sealed JSON, bound to the row of its booking. */
public final class PersonJson {
  private PersonJson() {}

  static byte[] seal(Person person, Sealed sealed, UUID booking) {
    var json =
        new JsonObject()
            .put("nik", person.nik().digits())
            .put("kpj", new JsonArray(person.kpj().stream().map(Kpj::number).toList()))
            .put("name", person.name().full())
            .put("phone", person.phone().e164());
    person.email().ifPresent(e -> json.put("email", e.address()));
    person
        .onBehalfOf()
        .ifPresent(
            d ->
                json.put(
                    "onBehalfOf",
                    new JsonObject().put("nik", d.nik().digits()).put("kpj", d.kpj().number())));
    return SealedColumn.BOOKING_PERSON.seal(sealed, json.toBuffer().getBytes(), booking);
  }

  /** Problem 503 unavailable when no key here opens it. */
  public static Person open(Sealed sealed, byte[] bytes, UUID booking) {
    var json = new JsonObject(SealedColumn.BOOKING_PERSON.open(sealed, bytes, booking));
    var deceased = json.getJsonObject("onBehalfOf");
    return new Person(
        new Nik(json.getString("nik")),
        json.getJsonArray("kpj").stream().map(k -> new Kpj((String) k)).toList(),
        new PersonName(json.getString("name")),
        new Phone(json.getString("phone")),
        Optional.ofNullable(json.getString("email")).map(Email::new),
        Optional.ofNullable(deceased)
            .map(
                d ->
                    new Person.Deceased(new Nik(d.getString("nik")), new Kpj(d.getString("kpj")))));
  }
}
