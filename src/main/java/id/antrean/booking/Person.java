package id.antrean.booking;

import id.antrean.core.Email;
import id.antrean.core.Kpj;
import id.antrean.core.Nik;
import id.antrean.core.PersonName;
import id.antrean.core.Phone;
import id.antrean.core.Sealed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who comes. In the database one sealed JSON, bound to its booking's row. {@code onBehalfOf}: the
 * deceased for whom an heir comes (R28).
 */
public record Person(
    Nik nik,
    List<Kpj> kpj,
    PersonName name,
    Phone phone,
    Optional<Email> email,
    Optional<Deceased> onBehalfOf) {

  public record Deceased(Nik nik, Kpj kpj) {}

  byte[] nikHash(Sealed sealed) {
    return nikHash(sealed, nik);
  }

  public static byte[] nikHash(Sealed sealed, Nik nik) {
    return sealed.hash("nik", nik.digits());
  }

  public static byte[] phoneHash(Sealed sealed, Phone phone) {
    return sealed.hash("phone", phone.e164());
  }

  byte[] seal(Sealed sealed, UUID booking) {
    var json =
        new JsonObject()
            .put("nik", nik.digits())
            .put("kpj", new JsonArray(kpj.stream().map(Kpj::number).toList()))
            .put("name", name.full())
            .put("phone", phone.e164());
    email.ifPresent(e -> json.put("email", e.address()));
    onBehalfOf.ifPresent(
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
            .map(d -> new Deceased(new Nik(d.getString("nik")), new Kpj(d.getString("kpj")))));
  }

  private static String place(UUID booking) {
    return "booking/person/" + booking;
  }

  @Override
  public String toString() {
    return "Person[hidden]";
  }
}
