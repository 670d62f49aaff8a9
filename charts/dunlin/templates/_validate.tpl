{{/* Pairs that a schema cannot see. All of them are told at once, each with the key to set. */}}
{{- define "dunlin.validate" -}}
{{- $faults := printf "%s%s%s%s%s%s"
      (include "dunlin.deprecations" .)
      (include "dunlin.validateServers" .)
      (include "dunlin.validateTls" .)
      (include "dunlin.validateSecrets" .)
      (include "dunlin.validateServices" .)
      (include "dunlin.validateEdges" .) -}}
{{- if $faults -}}
{{- fail (printf "\n\nThe values are wrong:\n%s" $faults) -}}
{{- end -}}
{{- end -}}

{{- define "dunlin.uses" -}}
{{- $what := last . -}}
{{- range include "dunlin.services" (first .) | fromYaml -}}{{- if has $what .uses -}}true{{- end -}}{{- end -}}
{{- end -}}

{{- define "dunlin.validateServers" -}}
{{- $v := .Values -}}
{{- if not $v.postgresql.host }}
- postgresql.host is empty. Set it to the host of your PostgreSQL.
{{- end }}
{{- if not $v.kafka.bootstrapServers }}
- kafka.bootstrapServers is empty. Set it to host:port of some of your brokers.
{{- end }}
{{- if and (include "dunlin.uses" (list . "temporal")) (not $v.temporal.address) }}
- temporal.address is empty. Set it to host:port of your Temporal frontend.
{{- end }}
{{- if include "dunlin.uses" (list . "mail") }}
{{- range $key, $value := dict "smtp.host" $v.smtp.host "mail.from" $v.mail.from "mail.publicUrl" $v.mail.publicUrl }}
{{- if not $value }}
- {{ $key }} is empty. Set it, or services.communication.enabled to false.
{{- end }}
{{- end }}
{{- end }}
{{- if include "dunlin.uses" (list . "agencies") }}
{{- if not (or $v.agencies.existingClaim $v.agencies.ephemeral) }}
- agencies.existingClaim is empty. Set it to a PersistentVolumeClaim, or services.dca-handoff.enabled to false.
{{- end }}
{{- if and $v.agencies.existingClaim $v.agencies.ephemeral }}
- agencies.ephemeral and agencies.existingClaim exclude each other. Set one of them.
{{- end }}
{{- end }}
{{- if and (or $v.documents.bucket.endpoint $v.documents.bucket.existingSecret) (not $v.documents.bucket.name) }}
- documents.bucket.name is empty, but documents.bucket.endpoint or documents.bucket.existingSecret is set. Set the bucket.
{{- end }}
{{- if and $v.oidc.issuer (include "dunlin.uses" (list . "console")) (not $v.console.url) }}
- console.url is empty, but oidc.issuer is set. Set it to the public https address of console.
{{- end }}
{{- if and (or $v.console.ingress.enabled $v.console.httpRoute.enabled) (not $v.console.url) }}
- console.url is empty, but console.ingress or console.httpRoute is enabled. Set it to the public https address of console.
{{- end }}
{{- $console := get (include "dunlin.services" . | fromYaml) "console" }}
{{- if and $v.oidc.issuer (not $v.oidc.tokensUrl) (not $console) (not (and $v.rpc.tls.enabled (dig "console" "rpcAddress" "" $v.services))) }}
- oidc.tokensUrl is empty, but oidc.issuer is set and console is not in this release, so that services would believe who callers say they are. Set it to where that console serves its keys, or to none.
{{- end }}
{{- if and $v.rpc.tls.enabled (hasPrefix "http:" $v.oidc.tokensUrl) }}
- oidc.tokensUrl begins with http://, but rpc.tls.enabled is true, so that whoever answers there could be anybody. Set it to rpc://console, or to an https address.
{{- end }}
{{- if and (or $v.console.ingress.enabled $v.console.httpRoute.enabled) (not $v.console.trustedProxies) }}
- console.trustedProxies is empty, but console.ingress or console.httpRoute is enabled, so that all people would have the address of the proxy and share its limits. Set the networks of its pods.
{{- end }}
{{- if and $v.oidc.existingSecret (not $v.oidc.issuer) }}
- oidc.issuer is empty, but oidc.existingSecret is set. Set the issuer of your identity provider.
{{- end }}
{{- $provider := $v.paymentProvider }}
{{- if and $provider.sandbox.url (not $v.trial) }}
- paymentProvider.sandbox.url is set, but trial is false. The sandbox charges nobody: leave it out, or set trial to true where no real debtor can be reached.
{{- end }}
{{- if and $provider.sandbox.url (not $provider.sandbox.existingSecret) }}
- paymentProvider.sandbox.existingSecret is empty, but paymentProvider.sandbox.url is set. Set the Secret with the keys of its API and webhooks.
{{- end }}
{{- if and $provider.stripe.existingSecret (ne $provider.stripe.url "https://api.stripe.com") (not $v.trial) }}
- paymentProvider.stripe.url is not that of Stripe, but trial is false. Leave it as it is, or set trial to true where no real debtor can be reached.
{{- end }}
{{- if and $provider.stripe.existingSecret (not $provider.stripe.returnUrl) }}
- paymentProvider.stripe.returnUrl is empty, but paymentProvider.stripe.existingSecret is set. Set the page to which debtors return.
{{- end }}
{{- if and $provider.stripe.existingSecret $provider.sandbox.url }}
- paymentProvider.stripe.existingSecret and paymentProvider.sandbox.url exclude each other. Set one of them.
{{- end }}
{{- if and (or $provider.webhooks.ingress.enabled $provider.webhooks.httpRoute.enabled) (not $provider.webhooks.host) }}
- paymentProvider.webhooks.host is empty, but paymentProvider.webhooks.ingress or paymentProvider.webhooks.httpRoute is enabled. Set the host name at which webhooks arrive.
{{- end }}
{{- if and (or $provider.webhooks.ingress.enabled $provider.webhooks.httpRoute.enabled) (has $provider.webhooks.host (list (urlParse $v.console.url).hostname $v.ingress.host | compact)) }}
- paymentProvider.webhooks.host is the host of console or of the opt-out pages. Give webhooks a host of their own, so that it can be limited and closed alone.
{{- end }}
{{- if and (eq $v.clock.mode "test") (not $v.clock.start) }}
- clock.start is empty, but clock.mode is test. Set the first instant of the test clock.
{{- end }}
{{- if and (eq $v.clock.mode "real") $v.clock.start }}
- clock.start is set, but clock.mode is real. Set clock.mode to test, or leave clock.start empty.
{{- end }}
{{- end -}}

{{- define "dunlin.validateTls" -}}
{{- range $area := list "postgresql" "kafka" "temporal" "rpc" }}
{{- with (get $.Values $area).tls }}
{{- if and .mutual (not .existingSecret) }}
- {{ $area }}.tls.mutual needs a certificate. Set {{ $area }}.tls.existingSecret.
{{- end }}
{{- if and (or .mutual .existingSecret) (not .enabled) }}
- {{ $area }}.tls has certificates, but {{ $area }}.tls.enabled is false. Set it to true.
{{- end }}
{{- end }}
{{- end }}
{{- if and .Values.temporal.apiKey.existingSecret (not .Values.temporal.tls.enabled) }}
- temporal.apiKey would be sent in the clear. Set temporal.tls.enabled to true.
{{- end }}
{{- with .Values.rpc.tls }}
{{- if and .enabled (not .existingSecret) }}
- rpc.tls.existingSecret is empty, but rpc.tls.enabled is true. Set it to Secrets with a certificate for each service, such as dunlin-<service>-tls.
{{- end }}
{{- if and .existingSecret (not (contains "<service>" .existingSecret)) }}
- rpc.tls.existingSecret is one certificate for all, so that nobody could tell services apart. Put <service> into it.
{{- end }}
{{- if and .identity (not (contains "<service>" .identity)) }}
- rpc.tls.identity is one name for all services, so that nobody could tell them apart. Put <service> into it.
{{- end }}
{{- if and .callers (not .enabled) }}
- rpc.tls.callers are told by their certificates, but rpc.tls.enabled is false. Set it to true, or leave rpc.tls.callers empty.
{{- end }}
{{- if and (not .enabled) (not $.Values.rpc.trustNetwork) }}
- rpc.tls.enabled is false, so that whoever reaches a pod may change everything as anybody. Set it to true with certificates, or rpc.trustNetwork to true where something else keeps others out.
{{- end }}
{{- range $name, $granted := .callers }}
{{- range $granted }}
{{- $of := first (splitList "/" .) }}
{{- if not (or (eq $of "*") (hasKey $.Values.services $of)) }}
- rpc.tls.callers lets {{ $name }} call {{ . }}, but there is no service {{ $of }}. Set one of {{ keys $.Values.services | sortAlpha | join ", " }}, or *.
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "dunlin.validateSecrets" -}}
{{- $v := .Values -}}
{{- $plain := gt (len $v.development.secretData) 0 -}}
{{- if and $plain (not $v.development.enabled) }}
- development.secretData holds plain secrets. Use existingSecret; or, never in production, set development.enabled to true.
{{- end }}
{{- if not (or $plain $v.postgresql.existingSecret) }}
- postgresql.existingSecret is empty. Set it to a Secret with a key `<service>-password` for each service and `owner-password`.
{{- end }}
{{- if and $v.kafka.sasl.mechanism (not $v.kafka.sasl.username) }}
- kafka.sasl.username is empty, but kafka.sasl.mechanism is set. Set the user of the broker.
{{- end }}
{{- if and $v.kafka.sasl.mechanism (not (or $plain $v.kafka.sasl.existingSecret)) }}
- kafka.sasl.existingSecret is empty, but kafka.sasl.mechanism is set. Set it to a Secret with the password.
{{- end }}
{{- if and $v.smtp.username (not (or $plain $v.smtp.existingSecret)) }}
- smtp.existingSecret is empty, but smtp.username is set. Set it to a Secret with the password.
{{- end }}
{{- if and $v.smtp.username (eq $v.smtp.tls.mode "none") }}
- smtp.tls.mode is none, but smtp.username is set, so that its password would be sent in the clear. Set smtp.tls.mode to starttls or implicit.
{{- end }}
{{- if and $v.smtp.existingSecret (not $v.smtp.username) }}
- smtp.username is empty, but smtp.existingSecret is set. Set the user of the mail server.
{{- end }}
{{- end -}}

{{- define "dunlin.validateServices" -}}
{{- range $name, $service := include "dunlin.services" . | fromYaml }}
{{- $roles := list }}
{{- range $service.deployments }}{{- $roles = concat $roles .roles }}{{- end }}
{{- $wanted := list "server" "consumer" "relay" }}
{{- if has "temporal" $service.uses }}{{- $wanted = append $wanted "worker" }}{{- end }}
{{- range $wanted }}
{{- if not (has . $roles) }}
- No Deployment of {{ $name }} has the role {{ . }}. Add it to the roles of one of services.{{ $name }}.deployments.
{{- end }}
{{- end }}
{{- end }}
{{- range include "dunlin.deployments" . | fromYamlArray }}
{{- $at := printf "services.%s.deployments.%s" .name .key }}
{{- $type := .autoscaling.type }}
{{- if and (ne $type "none") (lt (int .autoscaling.maxReplicas) (int .autoscaling.minReplicas)) }}
- {{ $at }}: autoscaling.maxReplicas is below autoscaling.minReplicas. Set it to {{ int .autoscaling.minReplicas }} or more.
{{- end }}
{{- if and (eq $type "hpa") (not (dig "requests" "cpu" "" .resources)) }}
- {{ $at }}: autoscaling.type hpa measures use of the requested CPU. Set resources.requests.cpu.
{{- end }}
{{- if and (eq $type "keda") (not (has "consumer" .roles)) }}
- {{ $at }}: autoscaling.type keda follows the lag of a consumer, but the roles are {{ join ", " .roles }}. Set autoscaling.type to hpa or none.
{{- end }}
{{- if and (eq $type "keda") (gt (int .autoscaling.maxReplicas) (int $.Values.kafka.partitions)) }}
- {{ $at }}: autoscaling.maxReplicas is above kafka.partitions, so that pods would have no work. Set it to {{ int $.Values.kafka.partitions }} or less.
{{- end }}
{{- $drain := add (int .preStopSleepSeconds) (div (add (int $.Values.shutdownTimeoutMs) 999) 1000) }}
{{- if and .terminationGracePeriodSeconds (lt (int .terminationGracePeriodSeconds) (int $drain)) }}
- {{ $at }}: terminationGracePeriodSeconds is shorter than preStopSleepSeconds and shutdownTimeoutMs together. Set it to {{ $drain }} or more, or to 0.
{{- end }}
{{- if and $.Values.rpc.tls.enabled (has (int .grpcHealthPort) (list (int .grpcPort) (int .httpPort))) }}
- {{ $at }}: grpcHealthPort is the port of rpcs or of pages too. Set another one.
{{- end }}
{{- $most := ternary (int .replicas) (int .autoscaling.maxReplicas) (eq $type "none") }}
{{- if and (has "agencies" .uses) $.Values.agencies.ephemeral (gt $most 1) }}
- {{ $at }}: pods share no ephemeral folder. Set agencies.existingClaim, or services.{{ .name }}.replicas to 1.
{{- end }}
{{- end }}
{{- end -}}

{{- define "dunlin.validateEdges" -}}
{{- $v := .Values -}}
{{- if and (not $v.networkPolicy.enabled) (not $v.rpc.trustNetwork) }}
- networkPolicy.enabled is false, so that every pod of the cluster reaches the rpcs. Set it to true, or rpc.trustNetwork to true where something else keeps others out.
{{- end }}
{{- range $route := list "grpcRoute" "httpRoute" }}
{{- with get $v.gateway $route }}
{{- if and .enabled (not .parentRefs) }}
- gateway.{{ $route }}.parentRefs is empty. Set it to your gateway.
{{- end }}
{{- end }}
{{- end }}
{{- if and $v.gateway.grpcRoute.enabled $v.networkPolicy.enabled (not $v.networkPolicy.grpcFrom) }}
- networkPolicy.grpcFrom is empty, so that the gateway of gateway.grpcRoute could not reach the rpcs. Set its peers.
{{- end }}
{{- if and $v.gateway.httpRoute.enabled (not $v.gateway.httpRoute.hostnames) }}
- gateway.httpRoute.hostnames is empty. Set the host of mail.publicUrl.
{{- end }}
{{- if and $v.ingress.enabled (not $v.ingress.host) }}
- ingress.host is empty. Set the host of mail.publicUrl.
{{- end }}
{{- if and (or $v.ingress.enabled $v.gateway.httpRoute.enabled) (not (include "dunlin.uses" (list . "mail"))) }}
- ingress.enabled or gateway.httpRoute.enabled is true, but no service has pages. Set services.communication.enabled to true.
{{- end }}
{{- if and $v.promises.graceDays (not $v.promises.calendar) }}
- promises.calendar is empty, but promises.graceDays is set, and working days need a calendar. Set its code.
{{- end }}
{{- if and $v.arrangements.graceDays (not $v.promises.calendar) }}
- promises.calendar is empty, but arrangements.graceDays is set, and working days need a calendar. Set its code.
{{- end }}
{{- if and (not $v.tracing.endpoint) $v.tracing.resourceAttributes }}
- tracing.endpoint is empty, but tracing.resourceAttributes is set. Set the collector that takes spans.
{{- end }}
{{- end -}}
