package id.antrean.staff;

import id.antrean.core.Sealed;

final class TestSeal {
  static final Sealed SEALED = new Sealed(new byte[32], new byte[32]);

  private TestSeal() {}
}
