package id.antrean.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.Config;
import id.antrean.testkit.RandomKeys;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Probe;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

class K8sTest {
  /** Made by hand as k8s/README.md tells; an example of each value it must hold. */
  private static final String EXTERNAL_SECRET = "antrean";

  static final Map<String, String> SECRETS =
      Map.of(
          "ANTREAN_DATABASE_URL",
          "postgresql://antrean:secret@postgres:5432/antrean?sslmode=verify-full",
          "ANTREAN_ADMIN_PASSWORD",
          "a long password",
          "ANTREAN_CLUSTER_SECRET",
          RandomKeys.FIRST,
          "ANTREAN_ENCRYPTION_KEY",
          RandomKeys.SECOND,
          "ANTREAN_ENCRYPTION_KEY_OLD",
          RandomKeys.FOURTH,
          "ANTREAN_HASH_KEY",
          RandomKeys.THIRD,
          "ANTREAN_SMTP_URL",
          "smtp://antrean:secret@mail:587",
          "ANTREAN_SMS_KEY",
          "secret");

  private final V1Deployment deployment = Manifests.one(V1Deployment.class);
  private final V1PodSpec pod = deployment.getSpec().getTemplate().getSpec();
  private final V1Container container = pod.getContainers().getFirst();
  private final Map<String, String> config = Manifests.one(V1ConfigMap.class).getData();

  static List<Path> files() {
    return Manifests.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachFileHoldsOneObjectThatKubernetesTakes(Path file) {
    assertThat(Manifests.strictly(Manifests.text(file))).hasSize(1);
  }

  /** So that the test above is worth something: what it must not let pass. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a typing error        | deployment.yaml       | replicas: 3             | replcas: 3",
        "one deep inside       | deployment.yaml       | drop:                   | dropp:",
        "one in a probe        | deployment.yaml       | path: /readyz           | paht: /readyz",
        "a word for a number   | deployment.yaml       | replicas: 3             | replicas: three",
        "a number for a word   | deployment.yaml       | runAsNonRoot: true      | runAsNonRoot: 1",
        "a bad quantity        | deployment.yaml       | memory: 1Gi             | memory: 1Gx",
        "a missing selector    | deployment.yaml       | selector:               | #",
        "a missing port number | deployment.yaml       | containerPort: 8080     | protocol: TCP",
        "an unknown field      | service.yaml          | selector:               | selectors:",
        "a setting twice       | configmap.yaml        | ANTREAN_LIMITS:         | ANTREAN_CAPTCHA:",
        "an unquoted number    | configmap.yaml        | \"8080\"                | 8080",
        "an unquoted on        | configmap.yaml        | LIMITS: \"on\"          | LIMITS: on",
        "a port that is none   | networkpolicy.yaml    | port: 5432              | prot: 5432",
        "another kind          | pdb.yaml              | PodDisruptionBudget     | PodDisruptionBudgets",
        "another version       | networkpolicy.yaml    | networking.k8s.io/v1    | networking.k8s.io/v2",
      })
  void whatKubernetesWouldRefuseIsSeenHere(String what, String file, String right, String wrong) {
    var text = Manifests.text(Manifests.BASE.resolve(file));
    assertThat(text).contains(right);
    assertThatThrownBy(() -> Manifests.strictly(text.replace(right, wrong))).as(what).isNotNull();
  }

  @Test
  void kustomizationNamesExactlyTheFiles() {
    Map<String, Object> kustomization =
        new Yaml().load(Manifests.text(Manifests.BASE.resolve("kustomization.yaml")));
    assertThat(kustomization).containsOnlyKeys("apiVersion", "kind", "namespace", "resources");
    assertThat((List<?>) kustomization.get("resources"))
        .map(Object::toString)
        .containsExactlyInAnyOrderElementsOf(
            files().stream().map(file -> file.getFileName().toString()).toList());
  }

  @Test
  void noMachineTakesAllPodsDownWithIt() {
    assertThat(pod.getTopologySpreadConstraints())
        .singleElement()
        .satisfies(
            spread -> {
              assertThat(spread.getTopologyKey()).isEqualTo("kubernetes.io/hostname");
              assertThat(spread.getWhenUnsatisfiable()).isEqualTo("DoNotSchedule");
              assertThat(spread.getMinDomains()).isGreaterThan(1);
              assertThat(spread.getMatchLabelKeys()).containsExactly("pod-template-hash");
            });
  }

  @Test
  void theImageCannotBeExchangedUnderItsName() {
    assertThat(container.getImage()).matches("antrean@sha256:[0-9a-f]{64}");
  }

  @Test
  void theNamespaceTakesNoPodThatIsWeakerThanOurs() {
    var namespace = Manifests.one(V1Namespace.class).getMetadata();
    assertThat(namespace.getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    Map<String, Object> kustomization =
        new Yaml().load(Manifests.text(Manifests.BASE.resolve("kustomization.yaml")));
    assertThat(kustomization.get("namespace")).isEqualTo(namespace.getName());
    assertThat(Manifests.text(Path.of("k8s", "README.md")))
        .contains("--namespace " + namespace.getName());
    var security = pod.getSecurityContext();
    assertThat(security.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
  }

  @Test
  void probesAskTheManagementPortForPathsThatItAnswers() {
    assertThat(asked(container.getStartupProbe())).isEqualTo("management /healthz");
    assertThat(asked(container.getLivenessProbe())).isEqualTo("management /healthz");
    assertThat(asked(container.getReadinessProbe())).isEqualTo("management /readyz");
  }

  @Test
  void thereIsTimeToStop() {
    long stop = pod.getTerminationGracePeriodSeconds();
    long sleep = container.getLifecycle().getPreStop().getSleep().getSeconds();
    assertThat(stop - sleep).isGreaterThan(60); // Main.STOP_WITHIN
  }

  @Test
  void nothingRunsAsRootOrWritesOutsideOfTmp() {
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    var security = container.getSecurityContext();
    assertThat(security.getReadOnlyRootFilesystem()).isTrue();
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container.getVolumeMounts())
        .singleElement()
        .matches(m -> m.getMountPath().equals("/tmp"));
    var volume = pod.getVolumes().getFirst();
    assertThat(pod.getVolumes()).hasSize(1);
    assertThat(volume.getEmptyDir()).isNotNull();
    assertThat(container.getVolumeMounts().getFirst().getName()).isEqualTo(volume.getName());
  }

  @Test
  void settingsAndSecretsReferredToExist() {
    assertThat(container.getEnvFrom())
        .singleElement()
        .extracting(source -> source.getConfigMapRef().getName())
        .isEqualTo(Manifests.one(V1ConfigMap.class).getMetadata().getName());
    assertThat(container.getEnv())
        .allSatisfy(
            variable -> {
              var reference = variable.getValueFrom().getSecretKeyRef();
              assertThat(reference.getName()).isEqualTo(EXTERNAL_SECRET);
              assertThat(reference.getKey()).isEqualTo(variable.getName());
              assertThat(Boolean.TRUE.equals(reference.getOptional()))
                  .as("all but the old key, which is there while keys are replaced")
                  .isEqualTo(variable.getName().equals("ANTREAN_ENCRYPTION_KEY_OLD"));
            })
        .extracting(V1EnvVar::getName)
        .containsExactlyInAnyOrderElementsOf(SECRETS.keySet());
    var readme = Manifests.text(Path.of("k8s", "README.md"));
    assertThat(readme).contains("create secret generic " + EXTERNAL_SECRET + " ");
    assertThat(SECRETS.keySet()).allSatisfy(name -> assertThat(readme).contains(name + "="));
  }

  @Test
  void thePodsEnvironmentStartsTheProgramInProduction() {
    var environment = new HashMap<>(config);
    assertThat(environment).doesNotContainKeys(SECRETS.keySet().toArray(String[]::new));
    environment.putAll(SECRETS);
    assertThat(Config.names()).containsAll(environment.keySet());
    var read = Config.read(environment);
    assertThat(read.demo()).isFalse();
    assertThat(read.cluster()).containsExactly("antrean-members");
    assertThat(read.bookingPolicy().withheldAtLeast()).isPositive();
    assertThat(read.networkTrusted()).isFalse();
  }

  /** The services' names would become ANTREAN_SERVICE_HOST and the like: refused, as misspelt. */
  @Test
  void kubernetesAddsNoVariablesOfItsOwn() {
    assertThat(pod.getEnableServiceLinks()).isFalse();
    var environment = new HashMap<>(config);
    environment.putAll(SECRETS);
    environment.put("ANTREAN_SERVICE_HOST", "10.0.0.1");
    assertThatThrownBy(() -> Config.read(environment)).hasMessageContaining("ANTREAN_SERVICE_HOST");
  }

  private static String asked(V1Probe probe) {
    return probe.getHttpGet().getPort().getStrValue() + " " + probe.getHttpGet().getPath();
  }
}
