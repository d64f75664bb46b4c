package id.antrean.booking;

import id.antrean.core.Email;
import id.antrean.core.Kpj;
import id.antrean.core.Nik;
import id.antrean.core.PersonName;
import id.antrean.core.Phone;
import id.antrean.core.Sealed;
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
    return sealed.seal(json.toBuffer().getBytes(), place(booking));
  }

  /** Throws IllegalArgumentException when our keys do not open it. */
  public static Person open(Sealed sealed, byte[] bytes, UUID booking) {
    var json = new JsonObject(sealed.openText(bytes, place(booking)));
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

  private static String place(UUID booking) {
    return "booking/person/" + booking;
  }
}
