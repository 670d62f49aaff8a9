{{/* What is no secret and holds for every process: variable and value. */}}
{{- define "dunlin.sharedSettings" -}}
{{- $v := .Values -}}
DUNLIN_BIND_HOST: {{ $v.bindHost | quote }}
DUNLIN_IMPORT_MAX_BYTES: {{ $v.import.maxBytes | int64 | quote }}
DUNLIN_LOG_LEVEL: {{ $v.logLevel | quote }}
DUNLIN_SHUTDOWN_TIMEOUT_MS: {{ $v.shutdownTimeoutMs | int | quote }}
{{- include "dunlin.tracingSettings" $v.tracing }}
DUNLIN_RPC_DEADLINE_MS: {{ $v.rpc.deadlineMs | int | quote }}
DUNLIN_RPC_CONNECTION_AGE_MS: {{ $v.rpc.connectionAgeMs | int | quote }}
DUNLIN_ORGANISATION_NAME: {{ $v.organisation.name | quote }}
DUNLIN_ORGANISATION_ZONE: {{ $v.organisation.zone | quote }}
DUNLIN_ORGANISATION_LOCALE: {{ $v.organisation.locale | quote }}
DUNLIN_ORGANISATION_REGION: {{ $v.organisation.region | quote }}
DUNLIN_ORGANISATION_CREDITOR_ID: {{ $v.organisation.creditorId | quote }}
DUNLIN_ORGANISATION_ROLE: {{ $v.organisation.role | quote }}
DUNLIN_ORGANISATION_JURISDICTION: {{ $v.organisation.jurisdiction | quote }}
DUNLIN_ORGANISATION_REASONS: {{ $v.organisation.reasons | toJson | quote }}
DUNLIN_ORGANISATION_APPROVAL_LIMITS: {{ $v.organisation.approvalLimits | toJson | quote }}
DUNLIN_ORGANISATION_APPROVAL_DAYS: {{ $v.organisation.approvalDays | quote }}
{{ include "dunlin.clockSettings" . }}
{{ include "dunlin.kafkaSettings" . }}
DUNLIN_KAFKA_CREATE_TOPICS: {{ $v.topics.create | quote }}
{{- if $v.redis.host }}
DUNLIN_REDIS_URL: {{ include "dunlin.url" (dict "scheme" (ternary "rediss" "redis" $v.redis.tls.enabled) "user" $v.redis.username "at" $v.redis) | quote }}
{{- end }}
{{ include "dunlin.rpcSettings" . }}
{{- $callers := list -}}
{{- range $name, $granted := $v.rpc.tls.callers -}}
{{- $callers = append $callers (printf "%s=%s" $name (join "," $granted)) -}}
{{- end -}}
{{- with $callers }}
DUNLIN_RPC_CALLERS: {{ join ";" . | quote }}
{{- end }}
{{- with include "dunlin.tokensUrl" . }}
DUNLIN_RPC_TOKENS_URL: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "dunlin.tracingSettings" -}}
{{- if .endpoint }}
DUNLIN_TRACES_ENDPOINT: {{ .endpoint | quote }}
DUNLIN_TRACES_SAMPLE_RATIO: {{ .sampleRatio | quote }}
{{- with .resourceAttributes }}
{{- $pairs := list }}
{{- range $key, $value := . }}{{- $pairs = append $pairs (printf "%s=%s" $key (urlquery $value | replace "+" "%20")) }}{{- end }}
DUNLIN_TRACES_RESOURCE_ATTRIBUTES: {{ join "," $pairs | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "dunlin.clockSettings" -}}
DUNLIN_CLOCK_MODE: {{ .Values.clock.mode | quote }}
{{- if .Values.trial }}
DUNLIN_TRIAL: "true"
{{- end }}
{{- with .Values.clock.start }}
DUNLIN_CLOCK_START: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "dunlin.kafkaSettings" -}}
{{- with .Values.kafka -}}
DUNLIN_KAFKA_BROKERS: {{ join "," .bootstrapServers | quote }}
DUNLIN_KAFKA_TOPIC_PREFIX: {{ .topicPrefix | quote }}
DUNLIN_KAFKA_PARTITIONS: {{ .partitions | int | quote }}
DUNLIN_KAFKA_REPLICATION_FACTOR: {{ .replicationFactor | int | quote }}
DUNLIN_EVENTS_FORMAT: {{ .eventsFormat | quote }}
{{- if .sasl.mechanism }}
DUNLIN_KAFKA_SASL_MECHANISM: {{ .sasl.mechanism | quote }}
DUNLIN_KAFKA_SASL_USERNAME: {{ .sasl.username | quote }}
{{- end }}
{{- include "dunlin.tlsSettings" (dict "prefix" "DUNLIN_KAFKA_TLS" "area" "kafka" "tls" .tls) }}
{{- end -}}
{{- end -}}

{{- define "dunlin.temporalSettings" -}}
{{- with .Values.temporal -}}
DUNLIN_TEMPORAL_ADDRESS: {{ .address | quote }}
DUNLIN_TEMPORAL_NAMESPACE: {{ .namespace | quote }}
{{- include "dunlin.tlsSettings" (dict "prefix" "DUNLIN_TEMPORAL_TLS" "area" "temporal" "tls" .tls) }}
{{- with .tls.serverName }}
DUNLIN_TEMPORAL_TLS_SERVER_NAME: {{ . | quote }}
{{- end }}
{{- end -}}
{{- end -}}

{{- define "dunlin.tlsSettings" -}}
{{- if .tls.enabled }}
{{ .prefix }}: "true"
{{- if .tls.existingSecret }}
{{ .prefix }}_CA_FILE: /etc/dunlin/tls/{{ .area }}/ca.crt
{{- end }}
{{- if .tls.mutual }}
{{ .prefix }}_CERT_FILE: /etc/dunlin/tls/{{ .area }}/tls.crt
{{ .prefix }}_KEY_FILE: /etc/dunlin/tls/{{ .area }}/tls.key
{{- end }}
{{- end }}
{{- end -}}

{{/* Headless names resolve to all pods, over which callers balance. */}}
{{- define "dunlin.rpcSettings" -}}
{{- $root := . -}}
{{- $services := include "dunlin.services" . | fromYaml -}}
{{- range $name, $given := .Values.services }}
{{- $service := get $services $name }}
{{- $address := $given.rpcAddress }}
{{- if and $service (not $address) }}
{{- $address = printf "%s.%s.svc.%s:%d" $service.fullname $root.Release.Namespace $root.Values.clusterDomain (int $service.grpcPort) }}
{{- end }}
{{- with $address }}
DUNLIN_RPC_{{ $name | replace "-" "_" | upper }}_ADDRESS: {{ . | quote }}
{{- end }}
{{- end }}
{{- with .Values.rpc.tls }}
{{- include "dunlin.tlsSettings" (dict "prefix" "DUNLIN_RPC_TLS" "area" "rpc" "tls" (merge (dict "mutual" true) .)) }}
{{- if .enabled }}
DUNLIN_RPC_TLS_IDENTITY: {{ .identity | default (printf "%s-<service>.%s.svc.%s" (include "dunlin.fullname" $root) $root.Release.Namespace $root.Values.clusterDomain) | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/* scheme://user@host:port; the password is set apart, so that it is in no ConfigMap. */}}
{{- define "dunlin.url" -}}
{{- $user := ternary (printf "%s@" (urlquery .user)) "" (ne .user "") -}}
{{- printf "%s://%s%s:%d" .scheme $user .at.host (int .at.port) -}}
{{- end -}}

{{/* A service's database under the role of the service or, with user, under another. Takes root, service and user. */}}
{{- define "dunlin.postgresUrl" -}}
{{- $shared := .root.Values.postgresql -}}
{{- $own := .service.postgresql -}}
{{- $database := $own.database | default (printf "%s%s" $shared.databasePrefix .service.snake) -}}
{{- $user := .user | default $own.user | default (printf "%s%s" $shared.userPrefix .service.snake) -}}
{{- $at := dict "host" ($own.host | default $shared.host) "port" ($own.port | default $shared.port) -}}
{{- $url := printf "%s/%s" (include "dunlin.url" (dict "scheme" "postgresql" "user" $user "at" $at)) $database -}}
{{- $folder := "/etc/dunlin/tls/postgresql" -}}
{{- if $shared.tls.enabled -}}
{{- $url = printf "%s?sslmode=verify-full" $url -}}
{{- if $shared.tls.existingSecret -}}{{- $url = printf "%s&sslrootcert=%s/ca.crt" $url $folder -}}{{- end -}}
{{- if $shared.tls.mutual -}}{{- $url = printf "%s&sslcert=%s/tls.crt&sslkey=%s/tls.key" $url $folder $folder -}}{{- end -}}
{{- end -}}
{{- $url -}}
{{- end -}}

{{/* What is no secret and holds for one service. Takes root and service. */}}
{{- define "dunlin.serviceSettings" -}}
{{- $v := .root.Values -}}
{{- $own := .service.postgresql -}}
DUNLIN_SERVICE_NAME: {{ .service.name | quote }}
DUNLIN_GRPC_PORT: {{ .service.grpcPort | int | quote }}
{{- if $v.rpc.tls.enabled }}
DUNLIN_GRPC_HEALTH_PORT: {{ .service.grpcHealthPort | int | quote }}
{{- end }}
DUNLIN_HTTP_PORT: {{ .service.httpPort | int | quote }}
DUNLIN_POSTGRES_URL: {{ include "dunlin.postgresUrl" . | quote }}
DUNLIN_POSTGRES_POOL_MAX: {{ $own.poolMax | default $v.postgresql.poolMax | int | quote }}
DUNLIN_POSTGRES_STATEMENT_TIMEOUT_MS: {{ $own.statementTimeoutMs | default $v.postgresql.statementTimeoutMs | int | quote }}
DUNLIN_POSTGRES_IDLE_TRANSACTION_TIMEOUT_MS: {{ $v.postgresql.idleTransactionTimeoutMs | int | quote }}
DUNLIN_POSTGRES_TRANSACTION_TIMEOUT_MS: {{ $v.postgresql.transactionTimeoutMs | int | quote }}
DUNLIN_REQUESTS_KEEP_DAYS: {{ $v.postgresql.requestsKeepDays | int | quote }}
{{- if has "temporal" .service.uses }}
{{ include "dunlin.temporalSettings" .root }}
DUNLIN_WORKFLOW_CONCURRENT_SENDS: {{ $v.temporal.concurrentSends | int | quote }}
DUNLIN_WORKFLOW_PLACE_UNANNOUNCED: {{ $v.agencies.placeUnannounced | quote }}
DUNLIN_WORKFLOW_BULK_ACTS_KEEP_DAYS: {{ $v.bulkActs.keepDays | int | quote }}
{{- end }}
{{- if eq .service.name "invoice" }}
DUNLIN_INVOICE_ALLOCATION: {{ $v.allocation.preset | quote }}
DUNLIN_INVOICE_NAMED_PAYS_DISPUTED: {{ $v.allocation.namedPaysDisputed | quote }}
DUNLIN_INVOICE_DISPUTE_DAYS: {{ $v.disputes.days | quote }}
DUNLIN_INVOICE_INTEREST_POSTING: {{ $v.interest.posting | quote }}
DUNLIN_INVOICE_WRITE_OFF_METHOD: {{ $v.writeOffs.method | quote }}
DUNLIN_INVOICE_SMALL_BALANCES: {{ $v.writeOffs.smallBalances | toJson | quote }}
DUNLIN_INVOICE_PAPER_SENDER: {{ $v.papers.sender | quote }}
DUNLIN_INVOICE_PAPER_PAYMENT: {{ $v.papers.payment | quote }}
{{- end }}
{{- if eq .service.name "payment" }}
DUNLIN_PAYMENT_PROMISE_MAX_DAYS: {{ $v.promises.maxDays | int | quote }}
DUNLIN_PAYMENT_PROMISE_MAX_ACTIVE: {{ $v.promises.maxActive | int | quote }}
DUNLIN_PAYMENT_PROMISE_MIN_AMOUNTS: {{ $v.promises.minAmounts | toJson | quote }}
DUNLIN_PAYMENT_PROMISE_TOLERANCE_PPM: {{ $v.promises.tolerancePpm | int | quote }}
DUNLIN_PAYMENT_PROMISE_GRACE_DAYS: {{ $v.promises.graceDays | int | quote }}
DUNLIN_PAYMENT_PROMISE_CALENDAR: {{ $v.promises.calendar | quote }}
DUNLIN_PAYMENT_ARRANGEMENT_MAX_COUNT: {{ $v.arrangements.maxCount | int | quote }}
DUNLIN_PAYMENT_ARRANGEMENT_MIN_AMOUNTS: {{ $v.arrangements.minAmounts | toJson | quote }}
DUNLIN_PAYMENT_ARRANGEMENT_MAX_FIRST_DAYS: {{ $v.arrangements.maxFirstDays | int | quote }}
DUNLIN_PAYMENT_ARRANGEMENT_MAX_MONTHS: {{ $v.arrangements.maxMonths | int | quote }}
DUNLIN_PAYMENT_ARRANGEMENT_GRACE_DAYS: {{ $v.arrangements.graceDays | int | quote }}
DUNLIN_PAYMENT_ARRANGEMENT_MAX_MISSED: {{ $v.arrangements.maxMissed | int | quote }}
DUNLIN_PAYMENT_ARRANGEMENT_MAX_DAYS_IN_ARREARS: {{ $v.arrangements.maxDaysInArrears | int | quote }}
{{- with $v.paymentProvider.sandbox.url }}
DUNLIN_SANDBOX_URL: {{ . | quote }}
{{- end }}
DUNLIN_STRIPE_URL: {{ $v.paymentProvider.stripe.url | quote }}
{{- with $v.paymentProvider.stripe.returnUrl }}
DUNLIN_STRIPE_RETURN_URL: {{ . | quote }}
{{- end }}
DUNLIN_STRIPE_METHOD_TYPES: {{ $v.paymentProvider.stripe.methodTypes | join "," | quote }}
DUNLIN_PROVIDER_TIMEOUT_MS: {{ $v.paymentProvider.timeoutMs | int | quote }}
DUNLIN_CHARGE_KEY_LIFE_MS: {{ $v.paymentProvider.keyLifeMs | int64 | quote }}
DUNLIN_CHARGE_JANITOR_INTERVAL_MS: {{ $v.paymentProvider.janitorIntervalMs | int | quote }}
DUNLIN_PAYMENT_RECONCILIATION_DAYS: {{ $v.paymentProvider.reconciliationDays | int | quote }}
DUNLIN_CHARGE_ATTEMPT_LIMITS: {{ $v.paymentProvider.attemptLimits | toJson | quote }}
{{- end }}
{{- if has "mail" .service.uses }}
{{ include "dunlin.mailSettings" .root }}
{{- end }}
{{- if has "console" .service.uses }}
{{ include "dunlin.consoleSettings" .root }}
{{- end }}
{{- if has "documents" .service.uses }}
{{ include "dunlin.documentSettings" .root }}
{{- end }}
{{- if has "agencies" .service.uses }}
DUNLIN_AGENCY_FOLDER: /var/lib/dunlin/agencies
DUNLIN_AGENCY_POLL_MS: {{ $v.agencies.pollMs | int | quote }}
DUNLIN_AGENCY_ANSWER_GRACE_MS: {{ $v.agencies.answerGraceMs | int | quote }}
DUNLIN_AGENCY_SETTLE_MS: {{ $v.agencies.settleMs | int | quote }}
DUNLIN_AGENCY_PROCESSED_RETENTION_DAYS: {{ $v.agencies.processedRetentionDays | int | quote }}
{{- end }}
{{- end -}}

{{- define "dunlin.documentSettings" -}}
{{- with .Values.documents -}}
DUNLIN_DOCUMENTS_MAX_BYTES: {{ .maxBytes | int64 | quote }}
DUNLIN_DOCUMENTS_TYPES: {{ join "," .types | quote }}
DUNLIN_DOCUMENTS_RETENTION_DAYS: {{ .retentionDays | int | quote }}
DUNLIN_DOCUMENTS_REFUSED_RETENTION_DAYS: {{ .refusedRetentionDays | int | quote }}
{{- if .scanner.host }}
DUNLIN_DOCUMENTS_SCANNER_URL: {{ printf "tcp://%s:%d" .scanner.host (int .scanner.port) | quote }}
DUNLIN_DOCUMENTS_SCANNER_TIMEOUT_MS: {{ .scanner.timeoutMs | int | quote }}
{{- end }}
{{- with .bucket }}
{{- if .name }}
DUNLIN_DOCUMENTS_BUCKET: {{ .name | quote }}
{{- with .endpoint }}
DUNLIN_DOCUMENTS_BUCKET_ENDPOINT: {{ . | quote }}
{{- end }}
DUNLIN_DOCUMENTS_BUCKET_REGION: {{ .region | quote }}
DUNLIN_DOCUMENTS_BUCKET_PATH_STYLE: {{ .pathStyle | quote }}
DUNLIN_DOCUMENTS_BUCKET_PREFIX: {{ .prefix | quote }}
DUNLIN_DOCUMENTS_BUCKET_TIMEOUT_MS: {{ .timeoutMs | int | quote }}
{{- end }}
{{- end }}
{{- end -}}
{{- end -}}

{{- define "dunlin.consoleSettings" -}}
{{- $v := .Values.console -}}
{{- with $v.url }}
DUNLIN_CONSOLE_URL: {{ . | quote }}
{{- end }}
DUNLIN_CONSOLE_SESSION_IDLE_MS: {{ $v.session.idleMs | int | quote }}
DUNLIN_CONSOLE_SESSION_MAX_MS: {{ $v.session.maxMs | int | quote }}
DUNLIN_CONSOLE_SESSION_CHECK_MS: {{ $v.session.checkMs | int | quote }}
DUNLIN_CONSOLE_PURPOSE_REQUIRED: {{ $v.purposeRequired | quote }}
DUNLIN_CONSOLE_REQUESTS_PER_MINUTE: {{ $v.requestsPerMinute | int | quote }}
{{- $groups := list }}
{{- range $role := list "viewer" "agent" "lead" "finance" "admin" }}
{{- $groups = append $groups (printf "%s=%s" $role (ternary (get $v.roleGroups $role) (list (printf "dunlin-%s" $role)) (hasKey $v.roleGroups $role) | join ",")) }}
{{- end }}
DUNLIN_CONSOLE_ROLE_GROUPS: {{ join ";" $groups | quote }}
{{- with $v.withdrawnPermissions }}
DUNLIN_CONSOLE_WITHDRAWN_PERMISSIONS: {{ join "," . | quote }}
{{- end }}
{{- with $v.trustedProxies }}
DUNLIN_CONSOLE_TRUSTED_PROXIES: {{ join "," . | quote }}
{{- end }}
{{- with .Values.oidc }}
{{- if .issuer }}
DUNLIN_OIDC_ISSUER: {{ .issuer | quote }}
DUNLIN_OIDC_CLIENT_ID: {{ .clientId | quote }}
DUNLIN_OIDC_COMMAND_LINE_CLIENT_ID: {{ .commandLineClientId | quote }}
DUNLIN_OIDC_SCOPE: {{ .scope | quote }}
DUNLIN_OIDC_AUDIENCE: {{ .audience | quote }}
DUNLIN_OIDC_GROUPS_CLAIM: {{ .groupsClaim | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "dunlin.mailSettings" -}}
{{- $v := .Values -}}
DUNLIN_SMTP_URL: {{ include "dunlin.url" (dict "scheme" (ternary "smtps" "smtp" (eq $v.smtp.tls.mode "implicit")) "user" $v.smtp.username "at" $v.smtp) | quote }}
DUNLIN_SMTP_TLS_MODE: {{ $v.smtp.tls.mode | quote }}
DUNLIN_SMTP_CONNECTIONS: {{ $v.smtp.connections | int | quote }}
DUNLIN_SMTP_TIMEOUT_MS: {{ $v.smtp.timeoutMs | int | quote }}
DUNLIN_SMTP_CONNECT_TIMEOUT_MS: {{ $v.smtp.connectTimeoutMs | int | quote }}
DUNLIN_MAIL_FROM: {{ $v.mail.from | quote }}
{{- with $v.mail.replyTo }}
DUNLIN_MAIL_REPLY_TO: {{ . | quote }}
{{- end }}
DUNLIN_MAIL_PER_SECOND: {{ $v.mail.perSecond | int | quote }}
DUNLIN_PUBLIC_URL: {{ $v.mail.publicUrl | quote }}
DUNLIN_MESSAGE_LEASE_MS: {{ $v.messages.leaseMs | int | quote }}
DUNLIN_MESSAGE_JANITOR_INTERVAL_MS: {{ $v.messages.janitorIntervalMs | int | quote }}
DUNLIN_MESSAGE_DEFERRAL_DELAY_MS: {{ $v.messages.deferralDelayMs | int | quote }}
DUNLIN_MESSAGE_MAX_DEFERRALS: {{ $v.messages.maxDeferrals | int | quote }}
DUNLIN_MESSAGE_CONTENT_RETENTION_DAYS: {{ $v.messages.contentRetentionDays | int | quote }}
{{- if $v.contactLaw.existingConfigMap }}
DUNLIN_CONTACT_LAW_FILE: /etc/dunlin/contact-law/{{ $v.contactLaw.key }}
{{- end }}
{{- end -}}
