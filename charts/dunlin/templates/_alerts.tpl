{{/* Lag and parked keys are those of a whole service, whichever pod tells them; hence max, not sum. */}}
{{- define "dunlin.alerts" -}}
{{- $r := printf "release=%q" .Release.Name -}}
{{- $p := .Values.prometheusRule -}}
- name: dunlin
  rules:
    {{- include "dunlin.alert" (list . "OutboxAge" "critical" "5m"
          (printf "max by (service) (dunlin_outbox_age_seconds{%s}) > %d" $r (int $p.outboxAgeSeconds))
          "Events of {{ $labels.service }} are not published"
          "The oldest waits for {{ $value | humanizeDuration }}. Other services do not hear of what happened.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "ConsumerLag" "warning" "10m"
          (printf "max by (service) (dunlin_consumer_lag{%s}) > %d" $r (int $p.consumerLag))
          "{{ $labels.service }} is behind"
          "{{ $value }} events are not handled yet.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "DeadLetters" "warning" "1m"
          (printf "max by (service) (dunlin_dead_letters{%s}) > 0" $r)
          "{{ $labels.service }} has dead letters"
          "{{ $value }} events could not be read and wait for an operator.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "ParkedKeys" "warning" "5m"
          (printf "max by (service) (dunlin_parked_keys{%s}) > 0" $r)
          "{{ $labels.service }} has parked events"
          "The events of {{ $value }} keys wait behind one whose handling failed.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "EventsRefused" "critical" "1m"
          (printf "max by (service) (dunlin_refused_keys{%s}) > 0" $r)
          "The broker refuses events of {{ $labels.service }}"
          "The events of {{ $value }} keys are not published and wait for an operator.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "EventsHeldUp" "critical" "5m"
          (printf "max by (service, reason) (dunlin_events_waiting_seconds{%s}) > 120" $r)
          "{{ $labels.service }} cannot handle events"
          "They have waited for {{ $value | humanizeDuration }}, reason: {{ $labels.reason }}.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "OldTransaction" "warning" "5m"
          (printf "max by (service) (dunlin_postgres_oldest_transaction_seconds{%s}) > 900 or max by (service) (dunlin_postgres_snapshot_age_transactions{%s}) > 5000000" $r $r)
          "An old transaction is open in the database of {{ $labels.service }}"
          "While it is, what is deleted takes room and slows down the outbox.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "TableGrows" "warning" "1h"
          (printf "max by (service, table) (dunlin_postgres_table_bytes{%s}) > %d" $r (int64 $p.tableBytes))
          "{{ $labels.table }} of {{ $labels.service }} is large"
          "It takes {{ $value | humanize1024 }}B with its indexes.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "FileStandstill" "warning" "5m"
          (printf "max by (service, files) (dunlin_file_standstill_seconds{%s}) > %d" $r (int $p.fileStandstillSeconds))
          "{{ $labels.files }} do not get further"
          "Nothing has happened to one of them for {{ $value | humanizeDuration }}. Those behind it wait.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "RpcErrors" "critical" "5m"
          (printf "sum by (service) (rate(dunlin_rpc_duration_seconds_count{%s,code=~\"UNKNOWN|INTERNAL|DATA_LOSS|UNAVAILABLE\"}[5m])) / sum by (service) (rate(dunlin_rpc_duration_seconds_count{%s}[5m])) > %v" $r $r $p.errorRatio)
          "Rpcs of {{ $labels.service }} fail"
          "{{ $value | humanizePercentage }} of all calls end with an error of ours.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "RpcSlow" "warning" "10m"
          (printf "histogram_quantile(0.99, sum by (service, le) (rate(dunlin_rpc_duration_seconds_bucket{%s}[5m]))) > 2.5" $r)
          "Rpcs of {{ $labels.service }} are slow"
          "One call in a hundred takes {{ $value | humanizeDuration }} or more.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "ConsoleErrors" "critical" "5m"
          (printf "sum by (service) (rate(dunlin_http_duration_seconds_count{%s,status=~\"5..\"}[5m])) / sum by (service) (rate(dunlin_http_duration_seconds_count{%s}[5m])) > %v" $r $r $p.errorRatio)
          "Requests to {{ $labels.service }} fail"
          "{{ $value | humanizePercentage }} of all requests of people and programs end with an error of ours.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "ConsoleSlow" "warning" "10m"
          (printf "histogram_quantile(0.99, sum by (service, le) (rate(dunlin_http_duration_seconds_bucket{%s}[5m]))) > 2.5" $r)
          "{{ $labels.service }} is slow"
          "One request in a hundred takes {{ $value | humanizeDuration }} or more.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "SignInFailures" "warning" "10m"
          (printf "sum by (service) (increase(dunlin_sign_ins_total{%s,outcome!=\"done\"}[10m])) > 10" $r)
          "Signing in to {{ $labels.service }} fails"
          "{{ $value | humanize }} sign-ins failed or were refused in ten minutes.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "WorkerDown" "critical" "5m"
          (printf "max by (service, queue) (dunlin_temporal_worker_up{%s}) == 0" $r)
          "No worker runs for {{ $labels.queue }}"
          "Cases do not move until a worker of the task queue {{ $labels.queue }} runs.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "WorkflowFailures" "critical" "5m"
          (printf "sum by (service, workflow_type) (increase(temporal_workflow_task_execution_failed_total{%s}[10m])) > 0" $r)
          "Workflows {{ $labels.workflow_type }} cannot continue"
          "Their code failed {{ $value | humanize }} times in ten minutes. Each is tried again until it is repaired.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "WorkersBehind" "warning" "10m"
          (printf "histogram_quantile(0.95, sum by (service, task_queue, le) (rate(temporal_workflow_task_schedule_to_start_latency_seconds_bucket{%s}[5m]))) > %v or histogram_quantile(0.95, sum by (service, task_queue, le) (rate(temporal_activity_schedule_to_start_latency_seconds_bucket{%s}[5m]))) > %v" $r $p.scheduleToStartSeconds $r $p.scheduleToStartSeconds)
          "Workers of {{ $labels.task_queue }} are behind"
          "One task in twenty waits {{ $value | humanizeDuration }} or more for a worker.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "CallsNotTaken" "critical" "5m"
          (printf "sum by (service, peer, reason) (increase(dunlin_configuration_refusals_total{%s}[10m])) > 0" $r)
          "{{ $labels.peer }} does not take calls of {{ $labels.service }}"
          "{{ $value | humanize }} calls in ten minutes ended with {{ $labels.reason }}, which is no answer. What asked for them waits.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "SweepLate" "critical" "2m"
          (printf "max by (service, peer, phase) (dunlin_sweep_age_seconds{%s}) > 300" $r)
          "The sweep does not do {{ $labels.phase }} of {{ $labels.peer }}"
          "The last time was {{ $value | humanizeDuration }} ago. What becomes due there by time alone does not happen.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "StepsRefused" "warning" "1m"
          (printf "sum by (service, reason) (increase(dunlin_steps_refused_total{%s}[1h])) > 0" $r)
          "Steps are refused with {{ $labels.reason }}"
          "{{ $value | humanize }} steps of the last hour will not be done. Their cases went on without them.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "ActivitiesStuck" "warning" "15m"
          (printf "sum by (service, activity) (increase(dunlin_activity_late_attempts_total{%s}[15m])) > 0" $r)
          "The activity {{ $labels.activity }} fails again and again"
          "{{ $value | humanize }} attempts in a quarter of an hour were no longer the first ten. The workflows behind them wait.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "WakesWait" "warning" "5m"
          (printf "max by (service) (dunlin_wake_age_seconds{%s}) > 1800 or max by (service) (dunlin_wakes_refused{%s}) > 0" $r $r)
          "Workflows do not take their wakes"
          "The oldest wakes, or those that Temporal refuses, measure {{ $value | humanize }}. Some cases do not hear of what happened.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "CollectionsStand" "critical" "10m"
          (printf "max by (service) (dunlin_step_age_seconds{%s}) > 7200" $r)
          "Collections do not move"
          "The step that is due for longest waits {{ $value | humanizeDuration }} although nothing stops it.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "StepsBlocked" "warning" "1h"
          (printf "max by (service) (dunlin_steps_blocked{%s}) > 0" $r)
          "Steps are blocked for days"
          "{{ $value }} steps are put off again and again, usually by money in flight.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "InvoicesSetAside" "warning" "5m"
          (printf "max by (service) (dunlin_invoices_set_aside{%s}) > 0" $r)
          "Invoices are set aside"
          "Nobody can decide which sequence {{ $value }} invoices join. They are tried again each hour.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "InterestStands" "warning" "1h"
          (printf "max by (service, reason) (dunlin_interest_stopped{%s}) > 0" $r)
          "Interest stands still: {{ $labels.reason }}"
          "No interest is added to {{ $value }} invoices. With RATE_UNKNOWN, enter the reference rate and all of it is caught up.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "MessagesBounce" "warning" "15m"
          (printf "sum by (service) (rate(dunlin_events_emitted_total{%s,event=\"dunlin.communication.v1.MessageBounced\"}[1h])) / sum by (service) (rate(dunlin_events_emitted_total{%s,event=\"dunlin.communication.v1.MessageSent\"}[1h])) > %v" $r $r $p.bounceRatio)
          "Messages come back"
          "{{ $value | humanizePercentage }} of the messages of an hour were refused for good.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "OutcomesUnknown" "warning" "1m"
          (printf "sum by (service) (increase(dunlin_events_emitted_total{%s,event=\"dunlin.communication.v1.MessageOutcomeUnknown\"}[1h])) > 0" $r)
          "It is not known whether messages left"
          "Of {{ $value | humanize }} messages of the last hour nobody knows whether they arrived.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "ReconciliationDiffers" "warning" "5m"
          (printf "max by (service) (dunlin_reconciliation_differences{%s}) > 0" $r)
          "The payment provider and Dunlin do not agree"
          "{{ $value }} charges differ between the provider's reports and what is known here.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "ReconciliationLate" "warning" "15m"
          (printf "max by (service) (dunlin_reconciliation_wait_seconds{%s}) > %d" $r (int $p.reconciliationWaitSeconds))
          "A day was not compared with the payment provider"
          "It has been over for {{ $value | humanizeDuration }} and its report is not complete, or cannot be read.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "ChargesUnknown" "warning" "5m"
          (printf "max by (service) (dunlin_attempt_unknown_seconds{%s}) > %d" $r (int $p.chargeUnknownSeconds))
          "It is not known whether a charge brought money"
          "The payment provider was asked {{ $value | humanizeDuration }} ago. Until it is known, its invoices are neither charged nor asked for.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "WebhooksFail" "warning" "5m"
          (printf "sum by (service) (increase(dunlin_webhooks_total{%s,outcome=~\"refused|failed\"}[1h])) > %d" $r (int $p.webhookFailures))
          "Webhooks of the payment provider are not taken"
          "{{ $value | humanize }} of the last hour were refused or could not be kept.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "WebhooksUnmatched" "warning" "15m"
          (printf "max by (service) (dunlin_webhook_wait_seconds{%s}) > %d" $r (int $p.webhookWaitSeconds))
          "A webhook of the payment provider waits"
          "It came {{ $value | humanizeDuration }} ago, and what it is about is not known here or cannot be fetched.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "DatabaseConnections" "warning" "5m"
          (printf "min by (service, pod) (dunlin_postgres_waiting{%s}) > 0" $r)
          "{{ $labels.pod }} waits for connections"
          "{{ $value }} transactions wait for one of the pool's connections.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "PodRestarts" "warning" "1m"
          (printf "changes(process_start_time_seconds{%s}[30m]) > 2" $r)
          "{{ $labels.pod }} restarts again and again"
          "The process of {{ $labels.service }} started {{ $value }} times in half an hour.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "PodDown" "warning" "5m"
          (printf "up{%s} == 0" $r)
          "{{ $labels.pod }} does not respond"
          "Prometheus gets no metrics from it.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "AgencyFilesUndelivered" "critical" "5m"
          (printf "max by (agency) (dunlin_agency_undelivered_age_seconds{%s}) > %d" $r (int $p.agencyFileAgeSeconds))
          "Files cannot be delivered to {{ $labels.agency }}"
          "The oldest waits for {{ $value | humanizeDuration }}. A recall of a paid debt may be among them.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "AgencyFilesUnread" "critical" "5m"
          (printf "max by (agency) (dunlin_agency_unread_age_seconds{%s}) > %d or time() - max by (agency) (dunlin_agency_success_timestamp_seconds{%s,direction=\"reading\"}) > %d" $r (int $p.agencyFileAgeSeconds) $r (int $p.agencyFileAgeSeconds))
          "Files of {{ $labels.agency }} are not read"
          "What it answered waits for {{ $value | humanizeDuration }}.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "AgencyLinesRefused" "warning" "1m"
          (printf "max by (agency) (dunlin_agency_refused_lines{%s}) > 0" $r)
          "Lines of {{ $labels.agency }} were refused"
          "{{ $value }} lines of the last day changed nothing. The agency believes that it answered.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "DocumentsWait" "warning" "5m"
          (printf "max by (service) (dunlin_documents_quarantined_seconds{%s,scanner!=\"none\"}) > %d" $r (int $p.documentWaitSeconds))
          "Documents are not scanned"
          "The oldest has waited for {{ $value | humanizeDuration }}. Nobody can read it before.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "MalwareFound" "warning" "0m"
          (printf "sum by (service) (increase(dunlin_documents_refused_total{%s,reason=\"MALWARE_FOUND\"}[1h])) > 0" $r)
          "Something harmful was uploaded"
          "A scanner found something in {{ $value | humanize }} documents of the last hour.") | nindent 4 }}
{{- end -}}

{{/* Takes root, name, severity, how long it must hold, expression, summary and description. */}}
{{- define "dunlin.alert" -}}
{{- $p := (index . 0).Values.prometheusRule -}}
- alert: Dunlin{{ index . 1 }}
  expr: {{ index . 4 }}
  for: {{ index . 3 }}
  labels:
    severity: {{ index . 2 }}
    {{- with $p.alertLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    summary: {{ index . 5 | quote }}
    description: {{ index . 6 | quote }}
    runbook_url: {{ printf "%s%s.md" $p.runbookBaseUrl (index . 1 | kebabcase) | quote }}
{{- end -}}
