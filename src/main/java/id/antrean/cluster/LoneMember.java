package id.antrean.cluster;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.AddressPicker;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.instance.impl.DefaultNodeContext;
import com.hazelcast.instance.impl.HazelcastInstanceFactory;
import com.hazelcast.instance.impl.Node;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;

/**
 * Starts a member that opens no server socket. No setting of Hazelcast does that: a member always
 * asks its address picker for a bound socket, so this picker has none.
 */
final class LoneMember extends DefaultNodeContext {
  private LoneMember() {}

  static HazelcastInstance start(Config config) {
    return HazelcastInstanceFactory.newHazelcastInstance(config, null, new LoneMember());
  }

  @Override
  public AddressPicker createAddressPicker(Node node) {
    return new NoSocket(nominalAddress());
  }

  /** A member must have an address; nobody is sent there. */
  private static Address nominalAddress() {
    try {
      return new Address("127.0.0.1", 5701);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private record NoSocket(Address address) implements AddressPicker {
    @Override
    public void pickAddress() {}

    @Override
    public Address getBindAddress(EndpointQualifier qualifier) {
      return address;
    }

    @Override
    public Address getPublicAddress(EndpointQualifier qualifier) {
      return address;
    }

    @Override
    public Map<EndpointQualifier, Address> getPublicAddressMap() {
      return Map.of(EndpointQualifier.MEMBER, address);
    }

    @Override
    public Map<EndpointQualifier, Address> getBindAddressMap() {
      return Map.of(EndpointQualifier.MEMBER, address);
    }

    @Override
    public ServerSocketChannel getServerSocketChannel(EndpointQualifier qualifier) {
      return null;
    }

    @Override
    public Map<EndpointQualifier, ServerSocketChannel> getServerSocketChannels() {
      return Map.of();
    }
  }
}
