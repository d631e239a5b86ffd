# Adds what R 4.2.2 finds to the files that ../python/expected.py has written. From this folder: Rscript expected.R
folder <- file.path("..", "resources", "expected")
numbers <- function(words) as.numeric(strsplit(words, " ")[[1]])
exactly <- function(values) paste(trimws(formatC(values, digits = 17, format = "g")), collapse = " ")

# ks.test(reference, window)$statistic
samples <- read.csv(file.path(folder, "ks-distances.csv"), colClasses = "character")
samples$r <- mapply(
  function(reference, window) exactly(suppressWarnings(ks.test(numbers(reference), numbers(window)))$statistic),
  samples$reference, samples$window
)
write.csv(samples, file.path(folder, "ks-distances.csv"), row.names = FALSE, quote = FALSE)

# p.adjust(p, method)
p <- read.csv(file.path(folder, "p-values.csv"), colClasses = "character")["p"]
p$holm <- sapply(p$p, function(words) exactly(p.adjust(numbers(words), "holm")))
p$bh <- sapply(p$p, function(words) exactly(p.adjust(numbers(words), "BH")))
write.csv(p, file.path(folder, "p-values.csv"), row.names = FALSE, quote = FALSE)
