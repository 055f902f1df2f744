-- Kish's effective size of unequally weighted samples: (Σ total)² / Σ spread; none where nothing was left open. Source: Kish 1965, Survey Sampling, chapter 11.
create macro macros.kish_n(total, spread) as case when spread > 0 then total * total / spread end
