{{/*
Secrets are named here once: a list of variable, secret and key. Whether they reach the process as environment or as
files, whose variables end in _FILE, is decided where they are rendered. Takes root, and what is needed: service, owner,
kafka, redis, temporal, rpc with the name that its certificate is for, and job where it is for a Job.
*/}}
{{- define "dunlin.secrets" -}}
{{- $v := .root.Values -}}
{{- $ours := ternary (include "dunlin.developmentSecret" .) "" (gt (len $v.development.secretData) 0) -}}
{{- $secrets := list -}}
{{- with .service -}}
{{- $secret := .postgresql.existingSecret | default $v.postgresql.existingSecret | default $ours -}}
{{- $key := .postgresql.secretKey | default (printf "%s-password" .name) -}}
{{- $secrets = append $secrets (dict "variable" "DUNLIN_POSTGRES_PASSWORD" "secret" $secret "key" $key) -}}
{{- if and (has "mail" .uses) $v.smtp.username -}}
{{- $secrets = append $secrets (dict "variable" "DUNLIN_SMTP_PASSWORD" "secret" ($v.smtp.existingSecret | default $ours) "key" $v.smtp.secretKey) -}}
{{- end -}}
{{- with $v.documents.bucket -}}
{{- if and (has "documents" $.service.uses) .name .existingSecret -}}
{{- $secrets = append $secrets (dict "variable" "DUNLIN_DOCUMENTS_BUCKET_ACCESS_KEY_ID" "secret" .existingSecret "key" .accessKeyIdKey) -}}
{{- $secrets = append $secrets (dict "variable" "DUNLIN_DOCUMENTS_BUCKET_SECRET_ACCESS_KEY" "secret" .existingSecret "key" .secretAccessKeyKey) -}}
{{- end -}}
{{- end -}}
{{- with $v.paymentProvider.stripe -}}
{{- if and (eq $.service.name "payment") .existingSecret -}}
{{- $secrets = append $secrets (dict "variable" "DUNLIN_STRIPE_API_KEY" "secret" .existingSecret "key" .apiKeyKey) -}}
{{- $secrets = append $secrets (dict "variable" "DUNLIN_STRIPE_WEBHOOK_KEYS" "secret" .existingSecret "key" .webhookKeysKey) -}}
{{- end -}}
{{- end -}}
{{- with $v.paymentProvider.sandbox -}}
{{- if and (eq $.service.name "payment") .url -}}
{{- $secrets = append $secrets (dict "variable" "DUNLIN_SANDBOX_API_KEY" "secret" .existingSecret "key" .apiKeyKey) -}}
{{- $secrets = append $secrets (dict "variable" "DUNLIN_SANDBOX_WEBHOOK_KEYS" "secret" .existingSecret "key" .webhookKeysKey) -}}
{{- end -}}
{{- end -}}
{{- if and (has "console" .uses) $v.oidc.issuer $v.oidc.existingSecret -}}
{{- $secrets = append $secrets (dict "variable" "DUNLIN_OIDC_CLIENT_SECRET" "secret" $v.oidc.existingSecret "key" $v.oidc.secretKey) -}}
{{- end -}}
{{- end -}}
{{- if .owner -}}
{{- $secret := $v.postgresql.owner.existingSecret | default $v.postgresql.existingSecret | default $ours -}}
{{- $secrets = append $secrets (dict "variable" "DUNLIN_POSTGRES_OWNER_PASSWORD" "secret" $secret "key" $v.postgresql.owner.secretKey) -}}
{{- end -}}
{{- if and .kafka $v.kafka.sasl.mechanism -}}
{{- $secrets = append $secrets (dict "variable" "DUNLIN_KAFKA_SASL_PASSWORD" "secret" ($v.kafka.sasl.existingSecret | default $ours) "key" $v.kafka.sasl.secretKey) -}}
{{- end -}}
{{- if and .redis $v.redis.host $v.redis.existingSecret -}}
{{- $secrets = append $secrets (dict "variable" "DUNLIN_REDIS_PASSWORD" "secret" $v.redis.existingSecret "key" $v.redis.secretKey) -}}
{{- end -}}
{{- if and .temporal $v.temporal.apiKey.existingSecret -}}
{{- $secrets = append $secrets (dict "variable" "DUNLIN_TEMPORAL_API_KEY" "secret" $v.temporal.apiKey.existingSecret "key" $v.temporal.apiKey.secretKey) -}}
{{- end -}}
{{- toYaml $secrets -}}
{{- end -}}

{{- define "dunlin.secretEnv" -}}
{{- $asFiles := .root.Values.usePasswordFiles -}}
{{- range include "dunlin.secrets" . | fromYamlArray }}
{{- if $asFiles }}
- name: {{ .variable }}_FILE
  value: /etc/dunlin/secrets/{{ .variable }}
{{- else }}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end }}
{{- end }}
{{- with .root.Values.caBundle }}
{{- if .existingConfigMap }}
- name: NODE_EXTRA_CA_CERTS
  value: /etc/dunlin/ca/{{ .key }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Certificates and secrets as files; takes what dunlin.secrets takes, and postgresql. */}}
{{- define "dunlin.fileVolumes" -}}
{{- $v := .root.Values -}}
{{- $secrets := include "dunlin.secrets" . | fromYamlArray -}}
{{- if and $v.usePasswordFiles $secrets }}
- name: secrets
  projected:
    sources:
      {{- range $secrets }}
      - secret:
          name: {{ .secret }}
          items:
            - key: {{ .key }}
              path: {{ .variable }}
      {{- end }}
{{- end }}
{{- if $v.caBundle.existingConfigMap }}
- name: ca
  configMap:
    name: {{ $v.caBundle.existingConfigMap }}
{{- end }}
{{- range $area := include "dunlin.tlsAreas" . | fromYamlArray }}
{{- with (get $v $area).tls }}
- name: {{ $area }}-tls
  secret:
    secretName: {{ .existingSecret | replace "<service>" ($.rpc | default "") }}
    {{- /* Clients refuse a private key that others may read. */}}
    defaultMode: 0440
    items:
      - key: {{ .caKey }}
        path: ca.crt
      {{- if or .mutual (eq $area "rpc") }}
      - key: {{ .certKey }}
        path: tls.crt
      - key: {{ .keyKey }}
        path: tls.key
      {{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "dunlin.fileMounts" -}}
{{- $v := .root.Values -}}
{{- if and $v.usePasswordFiles (include "dunlin.secrets" . | fromYamlArray) }}
- name: secrets
  mountPath: /etc/dunlin/secrets
  readOnly: true
{{- end }}
{{- if $v.caBundle.existingConfigMap }}
- name: ca
  mountPath: /etc/dunlin/ca
  readOnly: true
{{- end }}
{{- range include "dunlin.tlsAreas" . | fromYamlArray }}
- name: {{ . }}-tls
  mountPath: /etc/dunlin/tls/{{ . }}
  readOnly: true
{{- end }}
{{- end -}}

{{/* The servers among those that are needed whose certificates are mounted. */}}
{{- define "dunlin.tlsAreas" -}}
{{- $needs := . -}}
{{- $areas := list -}}
{{- range $area := list "postgresql" "kafka" "temporal" "rpc" -}}
{{- $tls := (get $needs.root.Values $area).tls -}}
{{- if and (get $needs $area) $tls.enabled $tls.existingSecret -}}
{{- $areas = append $areas $area -}}
{{- end -}}
{{- end -}}
{{- toYaml $areas -}}
{{- end -}}

{{/* Jobs that are hooks run before the Secret of the release is there, and have a copy of their own. */}}
{{- define "dunlin.developmentSecret" -}}
{{- $ofJobs := and .job .root.Values.migrations.useHelmHooks -}}
{{- printf "%s-development%s" (include "dunlin.fullname" .root) (ternary "-jobs" "" (not (not $ofJobs))) -}}
{{- end -}}
