{{/*
A Job of the release: a hook before install and upgrade, or a plain Job under a name that changes with the revision and
with what it runs, since a Job cannot be changed. Takes root, name, component, args, settings and needs.
*/}}
{{- define "dunlin.job" -}}
{{- $v := .root.Values -}}
{{- $account := printf "%s-jobs" (include "dunlin.fullname" .root) -}}
{{- $pod := include "dunlin.jobPod" (merge (dict "serviceAccount" $account "container" .component) .) -}}
{{- $name := .name -}}
{{- $annotations := $v.jobs.annotations -}}
{{- if $v.migrations.useHelmHooks -}}
{{- $hook := dict "helm.sh/hook" "pre-install,pre-upgrade" "helm.sh/hook-weight" "0" "helm.sh/hook-delete-policy" "before-hook-creation,hook-succeeded" -}}
{{- $annotations = merge (dict) $annotations $hook -}}
{{- else -}}
{{- $name = printf "%s-r%d-%s" (trunc 46 .name) (int .root.Release.Revision) ($pod | sha256sum | trunc 8) -}}
{{- end }}
---
apiVersion: batch/v1
kind: Job
metadata:
  {{- include "dunlin.metadata" (dict "root" .root "name" $name "component" .component "annotations" $annotations) | nindent 2 }}
spec:
  backoffLimit: {{ int $v.jobs.backoffLimit }}
  activeDeadlineSeconds: {{ int $v.jobs.activeDeadlineSeconds }}
  ttlSecondsAfterFinished: {{ int $v.jobs.ttlSecondsAfterFinished }}
  template:
    metadata:
      labels:
        {{- include "dunlin.labels" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .component }}
        dunlin/job: "true"
      {{- with $v.jobs.podAnnotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      {{- $pod | nindent 6 }}
{{- end -}}

{{/* What Jobs need before they run: where they are hooks, it is a hook that comes earlier and goes with them. */}}
{{- define "dunlin.earlierHook" -}}
{{- if .Values.migrations.useHelmHooks -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: "-10"
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- end -}}
{{- end -}}
