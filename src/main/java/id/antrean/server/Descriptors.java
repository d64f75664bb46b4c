package id.antrean.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The file descriptors of this process: each connection needs one. */
final class Descriptors {
  private Descriptors() {}

  /** How many there may be; without bound on a system that does not say. */
  static long most() {
    return system() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  static long open() {
    return system() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }

  private static Object system() {
    return ManagementFactory.getOperatingSystemMXBean();
  }
}
