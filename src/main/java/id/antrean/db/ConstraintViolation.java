package id.antrean.db;

/** A named constraint of the schema said no; the store knows what that means for people. */
public final class ConstraintViolation extends RuntimeException {
  private final String constraint;

  ConstraintViolation(String constraint, Throwable cause) {
    super(constraint, cause, false, false);
    this.constraint = constraint;
  }

  public boolean is(String name) {
    return name.equals(constraint);
  }

  public String constraint() {
    return constraint;
  }
}
