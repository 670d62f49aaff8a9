{{/*
Keys that are gone, and what stands in their place. The schema still lets them through, so that this message comes
instead of one that only says the key is unknown. A key is named here for one minor release before it leaves the schema.
*/}}
{{- define "dunlin.deprecations" -}}
{{- $gone := dict
      "redis.url" "redis.host, redis.port and redis.existingSecret"
      "smtp.url" "smtp.host, smtp.port, smtp.username and smtp.existingSecret"
      "smtp.tls.enabled" "smtp.tls.mode: implicit is what it switched on"
      "contactLaw.file" "contactLaw.existingConfigMap and contactLaw.key" -}}
{{- range $key, $instead := $gone -}}
{{- $parts := splitList "." $key -}}
{{- $at := $.Values -}}
{{- range initial $parts }}{{- $at = get $at . | default dict -}}{{- end -}}
{{- if hasKey $at (last $parts) -}}
- {{ $key }} was removed. Set {{ $instead }}.
{{ end -}}
{{- end -}}
{{- end -}}
