package io.plumbline.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;

/** Kubernetes' own schema, as the client that is generated from it knows it: unknown members and missing ones are refused. */
final class KubernetesSchema {

    private static final Map<String, Check> CHECKS = Map.of(
            "v1 ConfigMap", V1ConfigMap::validateJsonElement,
            "v1 Service", V1Service::validateJsonElement,
            "v1 PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement,
            "apps/v1 Deployment", V1Deployment::validateJsonElement,
            "batch/v1 Job", V1Job::validateJsonElement,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement);

    private KubernetesSchema() {}

    /** @throws IllegalArgumentException if it is none of that kind, as the message says */
    static void check(JsonNode manifest) throws IOException {
        String kind = manifest.path("apiVersion").asText() + " "
                + manifest.path("kind").asText();
        Check check = CHECKS.get(kind);
        if (check == null) {
            throw new IllegalArgumentException("Not a kind that is checked: " + kind);
        }
        check.accept(JsonParser.parseString(manifest.toString()));
    }

    private interface Check {
        void accept(JsonElement manifest) throws IOException;
    }
}
