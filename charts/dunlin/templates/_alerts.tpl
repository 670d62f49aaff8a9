{{/* Depth, age and lag are those of a whole service, whichever pod tells them; hence max, not sum. */}}
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
    {{- include "dunlin.alert" (list . "MessagesBounce" "warning" "15m"
          (printf "sum by (service) (rate(dunlin_events_emitted_total{%s,event=\"dunlin.communication.v1.MessageBounced\"}[1h])) / sum by (service) (rate(dunlin_events_emitted_total{%s,event=\"dunlin.communication.v1.MessageSent\"}[1h])) > %v" $r $r $p.bounceRatio)
          "Messages come back"
          "{{ $value | humanizePercentage }} of the messages of an hour were refused for good.") | nindent 4 }}
    {{- include "dunlin.alert" (list . "OutcomesUnknown" "warning" "1m"
          (printf "sum by (service) (increase(dunlin_events_emitted_total{%s,event=\"dunlin.communication.v1.MessageOutcomeUnknown\"}[1h])) > 0" $r)
          "It is not known whether messages left"
          "Of {{ $value | humanize }} messages of the last hour nobody knows whether they arrived.") | nindent 4 }}
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
