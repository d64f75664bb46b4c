package id.antrean.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1NetworkPolicyEgressRule;
import io.kubernetes.client.openapi.models.V1NetworkPolicyIngressRule;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPeer;
import io.kubernetes.client.openapi.models.V1NetworkPolicySpec;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Service;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who reaches whom at which port. */
class NetworkTest {
  private final V1Deployment deployment = Manifests.one(V1Deployment.class);
  private final V1PodSpec pod = deployment.getSpec().getTemplate().getSpec();
  private final Map<String, String> config = Manifests.one(V1ConfigMap.class).getData();
  private final V1NetworkPolicySpec policy = Manifests.one(V1NetworkPolicy.class).getSpec();

  @Test
  void allSelectorsFindThePods() {
    var labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
    var selectors = new ArrayList<Map<String, String>>();
    Manifests.all(V1Service.class).forEach(s -> selectors.add(s.getSpec().getSelector()));
    var byLabels = new ArrayList<V1LabelSelector>();
    byLabels.add(deployment.getSpec().getSelector());
    byLabels.add(Manifests.one(V1PodDisruptionBudget.class).getSpec().getSelector());
    byLabels.add(policy.getPodSelector());
    byLabels.add(only(policy.getIngress(), "member").getFrom().getFirst().getPodSelector());
    policy.getEgress().stream()
        .filter(rule -> ports(rule).contains("TCP member"))
        .forEach(rule -> byLabels.add(rule.getTo().getFirst().getPodSelector()));
    pod.getTopologySpreadConstraints().forEach(c -> byLabels.add(c.getLabelSelector()));
    byLabels.forEach(selector -> selectors.add(selector.getMatchLabels()));
    assertThat(selectors).hasSize(8).allSatisfy(s -> assertThat(labels).containsAllEntriesOf(s));
  }

  @Test
  void portsAreNamedOnceAndAreThoseOfTheSettings() {
    assertThat(ports())
        .isEqualTo(
            Map.of(
                "http", Integer.valueOf(config.get("ANTREAN_HTTP_PORT")),
                "management", Integer.valueOf(config.get("ANTREAN_MANAGEMENT_PORT")),
                "member", Integer.valueOf(config.get("ANTREAN_CLUSTER_PORT"))));
    for (var service : Manifests.all(V1Service.class)) {
      for (var port : service.getSpec().getPorts()) {
        assertThat(ports()).containsKey(port.getTargetPort().getStrValue());
      }
    }
    var allowed = new TreeSet<String>();
    for (var rule : policy.getIngress()) {
      rule.getPorts().forEach(port -> allowed.add(port.getPort().getStrValue()));
    }
    assertThat(allowed).isEqualTo(ports().keySet());
  }

  @Test
  void eachPortIsOpenToThoseAloneWhoNeedIt() {
    var ingress = policy.getIngress();
    assertThat(ingress).allSatisfy(rule -> assertThat(rule.getPorts()).hasSize(1));
    assertThat(namespace(only(ingress, "http").getFrom())).isEqualTo("ingress-nginx");
    assertThat(namespace(only(ingress, "management").getFrom())).isEqualTo("monitoring");
    assertThat(only(ingress, "member").getFrom())
        .singleElement()
        .satisfies(from -> assertThat(from.getNamespaceSelector()).isNull())
        .satisfies(from -> assertThat(from.getPodSelector()).isNotNull());
    for (var service : Manifests.all(V1Service.class)) {
      assertThat(service.getSpec().getPorts())
          .noneMatch(port -> port.getTargetPort().equals(new IntOrString("management")));
      assertThat(service.getSpec().getType()).isIn(null, "ClusterIP");
    }
  }

  /** The ports of the settings' addresses: whoever changes one of them has to open it. */
  @Test
  void aPodReachesNamesMembersDatabaseMailAndGatewayAndNothingElse() {
    assertThat(policy.getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
    assertThat(config.get("ANTREAN_SMS_URL")).startsWith("https://").doesNotContainPattern(":\\d");
    assertThat(policy.getEgress().stream().flatMap(rule -> ports(rule).stream()))
        .containsExactlyInAnyOrder(
            "UDP 53",
            "TCP 53",
            "TCP member",
            "TCP " + URI.create(K8sTest.SECRETS.get("ANTREAN_DATABASE_URL")).getPort(),
            "TCP " + URI.create(K8sTest.SECRETS.get("ANTREAN_SMTP_URL")).getPort(),
            "TCP 443");
    assertThat(policy.getEgress()).allSatisfy(rule -> assertThat(rule.getTo()).hasSize(1));
    assertThat(policy.getEgress().stream().flatMap(rule -> rule.getTo().stream()))
        .filteredOn(to -> to.getIpBlock() != null)
        .allSatisfy(to -> assertThat(to.getIpBlock().getExcept()).contains("169.254.0.0/16"));
  }

  @Test
  void membersFindEachOtherByTheHeadlessServiceBeforeTheyAreReady() {
    var members =
        Manifests.all(V1Service.class).stream()
            .filter(s -> "None".equals(s.getSpec().getClusterIP()))
            .toList();
    assertThat(members).hasSize(1);
    var service = members.getFirst();
    assertThat(service.getMetadata().getName()).isEqualTo(config.get("ANTREAN_CLUSTER"));
    assertThat(service.getSpec().getPublishNotReadyAddresses()).isTrue();
    assertThat(service.getSpec().getPorts().getFirst().getPort()).isEqualTo(ports().get("member"));
  }

  private static V1NetworkPolicyIngressRule only(
      List<V1NetworkPolicyIngressRule> rules, String port) {
    var found =
        rules.stream()
            .filter(
                r -> r.getPorts().stream().anyMatch(p -> port.equals(p.getPort().getStrValue())))
            .toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static String namespace(List<V1NetworkPolicyPeer> peers) {
    assertThat(peers).hasSize(1);
    return peers
        .getFirst()
        .getNamespaceSelector()
        .getMatchLabels()
        .get("kubernetes.io/metadata.name");
  }

  private static List<String> ports(V1NetworkPolicyEgressRule rule) {
    return rule.getPorts().stream()
        .map(
            port ->
                Objects.requireNonNullElse(port.getProtocol(), "TCP")
                    + " "
                    + (port.getPort().isInteger()
                        ? port.getPort().getIntValue()
                        : port.getPort().getStrValue()))
        .toList();
  }

  private Map<String, Integer> ports() {
    return pod.getContainers().getFirst().getPorts().stream()
        .collect(Collectors.toMap(V1ContainerPort::getName, V1ContainerPort::getContainerPort));
  }
}
