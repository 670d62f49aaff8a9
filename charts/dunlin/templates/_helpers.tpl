{{- define "dunlin.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* 30 characters, so that a service (20) and the key of its Deployment (11), or a Job, still fit a name of 63. */}}
{{- define "dunlin.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 30 | trimSuffix "-" -}}
{{- else if contains (include "dunlin.name" .) .Release.Name -}}
{{- .Release.Name | trunc 30 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "dunlin.name" .) | trunc 30 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "dunlin.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
app.kubernetes.io/name: {{ include "dunlin.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: dunlin
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* What never changes for a release, and so may stand in selectors. */}}
{{- define "dunlin.selector" -}}
app.kubernetes.io/name: {{ include "dunlin.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* Metadata of an object. Takes root, name, and optionally component, labels and annotations. */}}
{{- define "dunlin.metadata" -}}
{{- $annotations := merge (dict) (.annotations | default dict) .root.Values.commonAnnotations -}}
name: {{ .name }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "dunlin.labels" .root | nindent 2 }}
  {{- with .component }}
  app.kubernetes.io/component: {{ . }}
  {{- end }}
  {{- with .labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with $annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "dunlin.image" -}}
{{- $registry := .Values.global.imageRegistry | default .Values.image.registry -}}
{{- $repository := ternary (printf "%s/%s" $registry .Values.image.repository) .Values.image.repository (ne $registry "") -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" $repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" $repository (.Values.image.tag | default .Chart.AppVersion) -}}
{{- end -}}
{{- end -}}

{{- define "dunlin.pullSecrets" -}}
{{- with concat .Values.global.imagePullSecrets .Values.image.pullSecrets | uniq }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{/*
The services that are enabled, by name, each with everything that holds for it: its own values over the defaults.
A service that the chart does not know yet gets its place here by its key alone.
*/}}
{{- define "dunlin.services" -}}
{{- $services := dict -}}
{{- range $name, $given := .Values.services -}}
{{- if dig "enabled" true $given -}}
{{- $deployments := $given.deployments | default $.Values.defaults.deployments -}}
{{- $pods := include "dunlin.over" (list (omit $.Values.defaults "deployments") (omit $given "deployments")) | fromYaml -}}
{{- $own := dict "name" $name "fullname" (printf "%s-%s" (include "dunlin.fullname" $) $name) "deployments" $deployments -}}
{{- $_ := set $own "snake" ($name | replace "-" "_") -}}
{{- $_ := set $own "uses" ($given.uses | default list) -}}
{{- $_ := set $own "postgresql" ($given.postgresql | default dict) -}}
{{- $_ := set $services $name (merge $own $pods) -}}
{{- end -}}
{{- end -}}
{{- toYaml $services -}}
{{- end -}}

{{/*
Where services get the keys of tokens: by rpc where rpcs come by TLS, as whoever serves the keys may be anybody. `none`
or empty where nobody can sign in.
*/}}
{{- define "dunlin.tokensUrl" -}}
{{- $services := include "dunlin.services" . | fromYaml -}}
{{- $console := get $services "console" -}}
{{- if .Values.oidc.tokensUrl -}}
{{- .Values.oidc.tokensUrl -}}
{{- else if and .Values.oidc.issuer .Values.rpc.tls.enabled -}}
rpc://console
{{- else if .Values.rpc.tls.enabled -}}
none
{{- else if and .Values.oidc.issuer $console -}}
{{- printf "http://%s.%s.svc.%s:%d/.well-known/jwks.json" $console.fullname .Release.Namespace .Values.clusterDomain (int $console.httpPort) -}}
{{- end -}}
{{- end -}}

{{/* Whether services get the keys of tokens from the console of this release by HTTP. */}}
{{- define "dunlin.tokensByHttp" -}}
{{- if and (not .Values.oidc.tokensUrl) (hasPrefix "http" (include "dunlin.tokensUrl" .)) -}}true{{- end -}}
{{- end -}}

{{/* The Deployments of all services: a service's values, the Deployment's own over them, its key, name and roles. */}}
{{- define "dunlin.deployments" -}}
{{- $deployments := list -}}
{{- range $name, $service := include "dunlin.services" . | fromYaml -}}
{{- range $key, $given := $service.deployments -}}
{{- $pods := include "dunlin.over" (list (omit $service "deployments") $given) | fromYaml -}}
{{- $fullname := ternary $service.fullname (printf "%s-%s" $service.fullname $key) (eq $key "main") -}}
{{- $least := ternary ($pods.replicas | int) ($pods.autoscaling.minReplicas | int) (eq $pods.autoscaling.type "none") -}}
{{- $own := dict "key" $key "service" $service.fullname "fullname" $fullname "leastReplicas" $least -}}
{{- $deployments = append $deployments (merge $own $pods) -}}
{{- end -}}
{{- end -}}
{{- toYaml $deployments -}}
{{- end -}}

{{/* The second map over the first, maps within maps too. Unlike sprig's own merge, false, 0 and "" count as given. */}}
{{- define "dunlin.over" -}}
{{- $result := deepCopy (first .) -}}
{{- range $key, $value := last . -}}
{{- $below := get $result $key -}}
{{- if and (kindIs "map" $value) (kindIs "map" $below) -}}
{{- $_ := set $result $key (include "dunlin.over" (list $below $value) | fromYaml) -}}
{{- else -}}
{{- $_ := set $result $key $value -}}
{{- end -}}
{{- end -}}
{{- toYaml $result -}}
{{- end -}}

{{- define "dunlin.serviceAccountName" -}}
{{- if .serviceAccount.name -}}{{ .serviceAccount.name }}
{{- else if .serviceAccount.create -}}{{ .service }}
{{- else -}}default
{{- end -}}
{{- end -}}

{{/* The proto services of each component, which routes match by their full names. */}}
{{- define "dunlin.protoServices" -}}
communication: [dunlin.communication.v1.ContactLawService, dunlin.communication.v1.MessageService, dunlin.communication.v1.TemplateService]
console: [dunlin.console.v1.AccessService, dunlin.console.v1.CallerKeyService]
customer: [dunlin.customer.v1.BillingContactService, dunlin.customer.v1.ClassService, dunlin.customer.v1.ContactService, dunlin.customer.v1.CustomerService, dunlin.customer.v1.DiaryService, dunlin.customer.v1.DocumentService, dunlin.customer.v1.InteractionService, dunlin.customer.v1.MetadataService, dunlin.customer.v1.SpecialistService, dunlin.customer.v1.StaffService, dunlin.customer.v1.WorkService]
dca-handoff: [dunlin.dca_handoff.v1.AgencyFileService, dunlin.dca_handoff.v1.AgencyService, dunlin.dca_handoff.v1.PlacementService]
invoice: [dunlin.invoice.v1.AccrualService, dunlin.invoice.v1.AllocationService, dunlin.invoice.v1.ChargeService, dunlin.invoice.v1.CreditNoteService, dunlin.invoice.v1.DebtorService, dunlin.invoice.v1.DisputeService, dunlin.invoice.v1.FeeService, dunlin.invoice.v1.ImportService, dunlin.invoice.v1.InterestService, dunlin.invoice.v1.InvoiceService, dunlin.invoice.v1.JournalService, dunlin.invoice.v1.MetadataService, dunlin.invoice.v1.NumberSeriesService, dunlin.invoice.v1.PaperService, dunlin.invoice.v1.ProlongationService, dunlin.invoice.v1.TermsService, dunlin.invoice.v1.WriteOffService]
payment: [dunlin.payment.v1.ArrangementService, dunlin.payment.v1.AttemptService, dunlin.payment.v1.MethodService, dunlin.payment.v1.PaymentFileService, dunlin.payment.v1.PaymentService, dunlin.payment.v1.PromiseService, dunlin.payment.v1.ReconciliationService, dunlin.payment.v1.SettlementService]
workflow: [dunlin.workflow.v1.BulkActService, dunlin.workflow.v1.CalendarService, dunlin.workflow.v1.CaseMoveService, dunlin.workflow.v1.CaseService, dunlin.workflow.v1.ClockService, dunlin.workflow.v1.CollectionsService, dunlin.workflow.v1.EnrolmentService, dunlin.workflow.v1.HoldService, dunlin.workflow.v1.ReasonService, dunlin.workflow.v1.SequenceService]
{{- end -}}
