package id.antrean.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealedTest {
  private static final String NIK = "3374015501900001";
  private static final String ROW = "booking/person/1";
  private final Sealed sealed = new Sealed(key(1), key(2));

  @Test
  void whatWasSealedOpensAtItsOwnPlace() {
    assertThat(sealed.openText(sealed.seal(NIK, ROW), ROW)).isEqualTo(NIK);
    assertThat(sealed.openText(sealed.seal("Ñoño 🙂", ROW), ROW)).isEqualTo("Ñoño 🙂");
    assertThat(sealed.openText(sealed.seal("", ROW), ROW)).isEmpty();
  }

  @Test
  void theSameValueNeverLooksTheSameAndShowsNothingOfItself() {
    var one = sealed.seal(NIK, ROW);
    assertThat(one).isNotEqualTo(sealed.seal(NIK, ROW));
    assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain(NIK.substring(0, 6));
  }

  @Test
  void noByteCanBeChangedOrCutOff() {
    var value = sealed.seal(NIK, ROW);
    for (int i = 0; i < value.length; i++) {
      var changed = value.clone();
      changed[i] ^= 1;
      refused(sealed, changed, ROW);
      refused(sealed, Arrays.copyOf(value, i), ROW);
    }
  }

  @Test
  void aValueMovedToAnotherRowDoesNotOpen() {
    refused(sealed, sealed.seal(NIK, ROW), "booking/person/2");
  }

  @Test
  void aValueSealedByAnotherKeyDoesNotOpen() {
    refused(new Sealed(key(3), key(2)), sealed.seal(NIK, ROW), ROW);
  }

  @Test
  void whileAKeyIsReplacedBothOpenAndOnlyTheNewOneSeals() {
    var before = new Sealed(key(1), key(2));
    var both = new Sealed(key(3), Optional.of(key(1)), key(2));
    assertThat(both.openText(before.seal(NIK, ROW), ROW)).isEqualTo(NIK);
    var value = both.seal(NIK, ROW);
    assertThat(new Sealed(key(3), key(2)).openText(value, ROW)).isEqualTo(NIK);
    refused(before, value, ROW);
    refused(both, new Sealed(key(4), key(2)).seal(NIK, ROW), ROW);
    assertThat(Arrays.copyOf(value, both.head().length)).isEqualTo(both.head());
  }

  @Test
  void aValueFromBeforeKeysHadIdsOpensUnderEitherKey() {
    var before = withoutId(new Sealed(key(1), key(2)).seal(NIK, ROW));
    assertThat(sealed.openText(before, ROW)).isEqualTo(NIK);
    assertThat(new Sealed(key(3), Optional.of(key(1)), key(2)).openText(before, ROW))
        .isEqualTo(NIK);
    refused(new Sealed(key(3), key(2)), before, ROW);
    refused(sealed, before, "booking/person/2");
    for (int i = 0; i < before.length; i++) {
      refused(sealed, Arrays.copyOf(before, i), ROW);
    }
  }

  @Test
  void anOldKeyThatIsTheNewOneIsNone() {
    assertThat(new Sealed(key(1), Optional.of(key(1)), key(2)).ofOldKey()).isEmpty();
  }

  @Test
  void theHashIsTheSameForEqualValuesOfOnePurposeOnly() {
    var hash = sealed.hash("nik", NIK);
    assertThat(hash).hasSize(16).isEqualTo(new Sealed(key(3), key(2)).hash("nik", NIK));
    assertThat(hash).isNotEqualTo(sealed.hash("phone", NIK));
    assertThat(hash).isNotEqualTo(sealed.hash("nik", NIK + " "));
    assertThat(hash).isNotEqualTo(new Sealed(key(1), key(3)).hash("nik", NIK));
  }

  @Test
  void aKeyOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new Sealed(new byte[16], key(2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sealed(key(1), new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Version 1: the same bytes without the key's id. */
  private static byte[] withoutId(byte[] value) {
    var before = Arrays.copyOfRange(value, 4, value.length);
    before[0] = 1;
    return before;
  }

  private static void refused(Sealed sealed, byte[] value, String place) {
    assertThatThrownBy(() -> sealed.open(value, place))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain(NIK);
  }

  private static byte[] key(int fill) {
    var key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
