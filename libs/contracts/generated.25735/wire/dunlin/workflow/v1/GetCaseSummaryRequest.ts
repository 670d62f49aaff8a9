// Original file: /work/wt-people/protos/dunlin/workflow/v1/case_service.proto


export interface GetCaseSummaryRequest {
}

export interface GetCaseSummaryRequest__Output {
}
