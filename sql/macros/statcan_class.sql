-- Progress towards a target by the ratio of compound rates: substantial from 0.95, moderate from 0.60, limited from 0, else deterioration; a target reached overrides. Source: Open SDG sdg-build ProgressMeasure, after Statistics Canada.
create macro macros.statcan_class(ratio, is_reached) as case
    when is_reached then 'target_reached'
    when ratio >= 0.95 then 'substantial'
    when ratio >= 0.60 then 'moderate'
    when ratio >= 0 then 'limited'
    when ratio < 0 then 'deterioration'
end
