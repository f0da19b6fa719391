-- LV-03 汇总的复议、诉讼表等于各下级之和
-- the cases of a summary are the sum of its members'
-- warning; editions: 2019, 2021. Generated from the declarations; do not edit.

-- What it comes to in each report of a body with members, and the cells that differ.
SELECT report, CASE WHEN NOT applies THEN 'does_not_apply'
  WHEN review_litigation_review_upheld = 'f'
    OR review_litigation_review_corrected = 'f'
    OR review_litigation_review_other = 'f'
    OR review_litigation_review_pending = 'f'
    OR review_litigation_review_total = 'f'
    OR review_litigation_direct_litigation_upheld = 'f'
    OR review_litigation_direct_litigation_corrected = 'f'
    OR review_litigation_direct_litigation_other = 'f'
    OR review_litigation_direct_litigation_pending = 'f'
    OR review_litigation_direct_litigation_total = 'f'
    OR review_litigation_litigation_after_review_upheld = 'f'
    OR review_litigation_litigation_after_review_corrected = 'f'
    OR review_litigation_litigation_after_review_other = 'f'
    OR review_litigation_litigation_after_review_pending = 'f'
    OR review_litigation_litigation_after_review_total = 'f'
  THEN CASE WHEN scope IS NULL THEN 'undecided' ELSE 'fails' END
  WHEN review_litigation_review_upheld = 'u'
    OR review_litigation_review_corrected = 'u'
    OR review_litigation_review_other = 'u'
    OR review_litigation_review_pending = 'u'
    OR review_litigation_review_total = 'u'
    OR review_litigation_direct_litigation_upheld = 'u'
    OR review_litigation_direct_litigation_corrected = 'u'
    OR review_litigation_direct_litigation_other = 'u'
    OR review_litigation_direct_litigation_pending = 'u'
    OR review_litigation_direct_litigation_total = 'u'
    OR review_litigation_litigation_after_review_upheld = 'u'
    OR review_litigation_litigation_after_review_corrected = 'u'
    OR review_litigation_litigation_after_review_other = 'u'
    OR review_litigation_litigation_after_review_pending = 'u'
    OR review_litigation_litigation_after_review_total = 'u'
  THEN 'undecided'
  ELSE 'holds' END AS outcome,
CASE WHEN applies THEN
  CASE WHEN review_litigation_review_upheld = 'f' THEN ' review_litigation.review.upheld' ELSE '' END
  || CASE WHEN review_litigation_review_corrected = 'f' THEN ' review_litigation.review.corrected' ELSE '' END
  || CASE WHEN review_litigation_review_other = 'f' THEN ' review_litigation.review.other' ELSE '' END
  || CASE WHEN review_litigation_review_pending = 'f' THEN ' review_litigation.review.pending' ELSE '' END
  || CASE WHEN review_litigation_review_total = 'f' THEN ' review_litigation.review.total' ELSE '' END
  || CASE WHEN review_litigation_direct_litigation_upheld = 'f' THEN ' review_litigation.direct_litigation.upheld' ELSE '' END
  || CASE WHEN review_litigation_direct_litigation_corrected = 'f' THEN ' review_litigation.direct_litigation.corrected' ELSE '' END
  || CASE WHEN review_litigation_direct_litigation_other = 'f' THEN ' review_litigation.direct_litigation.other' ELSE '' END
  || CASE WHEN review_litigation_direct_litigation_pending = 'f' THEN ' review_litigation.direct_litigation.pending' ELSE '' END
  || CASE WHEN review_litigation_direct_litigation_total = 'f' THEN ' review_litigation.direct_litigation.total' ELSE '' END
  || CASE WHEN review_litigation_litigation_after_review_upheld = 'f' THEN ' review_litigation.litigation_after_review.upheld' ELSE '' END
  || CASE WHEN review_litigation_litigation_after_review_corrected = 'f' THEN ' review_litigation.litigation_after_review.corrected' ELSE '' END
  || CASE WHEN review_litigation_litigation_after_review_other = 'f' THEN ' review_litigation.litigation_after_review.other' ELSE '' END
  || CASE WHEN review_litigation_litigation_after_review_pending = 'f' THEN ' review_litigation.litigation_after_review.pending' ELSE '' END
  || CASE WHEN review_litigation_litigation_after_review_total = 'f' THEN ' review_litigation.litigation_after_review.total' ELSE '' END
ELSE '' END AS cells
FROM (
SELECT this.report AS report, COALESCE(own.kind, this.scope) AS scope,
  sums.named > 0 AND COALESCE(COALESCE(own.kind, this.scope) <> 'own_level', TRUE) AND this.review_litigation_edition IS NOT NULL AS applies,
  CASE WHEN sums.review_litigation_review_upheld > this.review_litigation_review_upheld OR (sums.n0 = sums.listed AND sums.review_litigation_review_upheld < this.review_litigation_review_upheld) THEN 'f' WHEN sums.n0 = sums.listed AND this.review_litigation_review_upheld IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_review_upheld,
  CASE WHEN sums.review_litigation_review_corrected > this.review_litigation_review_corrected OR (sums.n1 = sums.listed AND sums.review_litigation_review_corrected < this.review_litigation_review_corrected) THEN 'f' WHEN sums.n1 = sums.listed AND this.review_litigation_review_corrected IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_review_corrected,
  CASE WHEN sums.review_litigation_review_other > this.review_litigation_review_other OR (sums.n2 = sums.listed AND sums.review_litigation_review_other < this.review_litigation_review_other) THEN 'f' WHEN sums.n2 = sums.listed AND this.review_litigation_review_other IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_review_other,
  CASE WHEN sums.review_litigation_review_pending > this.review_litigation_review_pending OR (sums.n3 = sums.listed AND sums.review_litigation_review_pending < this.review_litigation_review_pending) THEN 'f' WHEN sums.n3 = sums.listed AND this.review_litigation_review_pending IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_review_pending,
  CASE WHEN sums.review_litigation_review_total > this.review_litigation_review_total OR (sums.n4 = sums.listed AND sums.review_litigation_review_total < this.review_litigation_review_total) THEN 'f' WHEN sums.n4 = sums.listed AND this.review_litigation_review_total IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_review_total,
  CASE WHEN sums.review_litigation_direct_litigation_upheld > this.review_litigation_direct_litigation_upheld OR (sums.n5 = sums.listed AND sums.review_litigation_direct_litigation_upheld < this.review_litigation_direct_litigation_upheld) THEN 'f' WHEN sums.n5 = sums.listed AND this.review_litigation_direct_litigation_upheld IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_direct_litigation_upheld,
  CASE WHEN sums.review_litigation_direct_litigation_corrected > this.review_litigation_direct_litigation_corrected OR (sums.n6 = sums.listed AND sums.review_litigation_direct_litigation_corrected < this.review_litigation_direct_litigation_corrected) THEN 'f' WHEN sums.n6 = sums.listed AND this.review_litigation_direct_litigation_corrected IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_direct_litigation_corrected,
  CASE WHEN sums.review_litigation_direct_litigation_other > this.review_litigation_direct_litigation_other OR (sums.n7 = sums.listed AND sums.review_litigation_direct_litigation_other < this.review_litigation_direct_litigation_other) THEN 'f' WHEN sums.n7 = sums.listed AND this.review_litigation_direct_litigation_other IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_direct_litigation_other,
  CASE WHEN sums.review_litigation_direct_litigation_pending > this.review_litigation_direct_litigation_pending OR (sums.n8 = sums.listed AND sums.review_litigation_direct_litigation_pending < this.review_litigation_direct_litigation_pending) THEN 'f' WHEN sums.n8 = sums.listed AND this.review_litigation_direct_litigation_pending IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_direct_litigation_pending,
  CASE WHEN sums.review_litigation_direct_litigation_total > this.review_litigation_direct_litigation_total OR (sums.n9 = sums.listed AND sums.review_litigation_direct_litigation_total < this.review_litigation_direct_litigation_total) THEN 'f' WHEN sums.n9 = sums.listed AND this.review_litigation_direct_litigation_total IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_direct_litigation_total,
  CASE WHEN sums.review_litigation_litigation_after_review_upheld > this.review_litigation_litigation_after_review_upheld OR (sums.n10 = sums.listed AND sums.review_litigation_litigation_after_review_upheld < this.review_litigation_litigation_after_review_upheld) THEN 'f' WHEN sums.n10 = sums.listed AND this.review_litigation_litigation_after_review_upheld IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_litigation_after_review_upheld,
  CASE WHEN sums.review_litigation_litigation_after_review_corrected > this.review_litigation_litigation_after_review_corrected OR (sums.n11 = sums.listed AND sums.review_litigation_litigation_after_review_corrected < this.review_litigation_litigation_after_review_corrected) THEN 'f' WHEN sums.n11 = sums.listed AND this.review_litigation_litigation_after_review_corrected IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_litigation_after_review_corrected,
  CASE WHEN sums.review_litigation_litigation_after_review_other > this.review_litigation_litigation_after_review_other OR (sums.n12 = sums.listed AND sums.review_litigation_litigation_after_review_other < this.review_litigation_litigation_after_review_other) THEN 'f' WHEN sums.n12 = sums.listed AND this.review_litigation_litigation_after_review_other IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_litigation_after_review_other,
  CASE WHEN sums.review_litigation_litigation_after_review_pending > this.review_litigation_litigation_after_review_pending OR (sums.n13 = sums.listed AND sums.review_litigation_litigation_after_review_pending < this.review_litigation_litigation_after_review_pending) THEN 'f' WHEN sums.n13 = sums.listed AND this.review_litigation_litigation_after_review_pending IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_litigation_after_review_pending,
  CASE WHEN sums.review_litigation_litigation_after_review_total > this.review_litigation_litigation_after_review_total OR (sums.n14 = sums.listed AND sums.review_litigation_litigation_after_review_total < this.review_litigation_litigation_after_review_total) THEN 'f' WHEN sums.n14 = sums.listed AND this.review_litigation_litigation_after_review_total IS NOT NULL THEN NULL ELSE 'u' END AS review_litigation_litigation_after_review_total
FROM reports AS this JOIN (
  SELECT up.report AS report, COUNT(*) AS listed,
    SUM(CASE WHEN listed.name <> '…' THEN 1 ELSE 0 END) AS named,
    SUM(member.review_litigation_review_upheld) AS review_litigation_review_upheld, COUNT(member.review_litigation_review_upheld) AS n0,
    SUM(member.review_litigation_review_corrected) AS review_litigation_review_corrected, COUNT(member.review_litigation_review_corrected) AS n1,
    SUM(member.review_litigation_review_other) AS review_litigation_review_other, COUNT(member.review_litigation_review_other) AS n2,
    SUM(member.review_litigation_review_pending) AS review_litigation_review_pending, COUNT(member.review_litigation_review_pending) AS n3,
    SUM(member.review_litigation_review_total) AS review_litigation_review_total, COUNT(member.review_litigation_review_total) AS n4,
    SUM(member.review_litigation_direct_litigation_upheld) AS review_litigation_direct_litigation_upheld, COUNT(member.review_litigation_direct_litigation_upheld) AS n5,
    SUM(member.review_litigation_direct_litigation_corrected) AS review_litigation_direct_litigation_corrected, COUNT(member.review_litigation_direct_litigation_corrected) AS n6,
    SUM(member.review_litigation_direct_litigation_other) AS review_litigation_direct_litigation_other, COUNT(member.review_litigation_direct_litigation_other) AS n7,
    SUM(member.review_litigation_direct_litigation_pending) AS review_litigation_direct_litigation_pending, COUNT(member.review_litigation_direct_litigation_pending) AS n8,
    SUM(member.review_litigation_direct_litigation_total) AS review_litigation_direct_litigation_total, COUNT(member.review_litigation_direct_litigation_total) AS n9,
    SUM(member.review_litigation_litigation_after_review_upheld) AS review_litigation_litigation_after_review_upheld, COUNT(member.review_litigation_litigation_after_review_upheld) AS n10,
    SUM(member.review_litigation_litigation_after_review_corrected) AS review_litigation_litigation_after_review_corrected, COUNT(member.review_litigation_litigation_after_review_corrected) AS n11,
    SUM(member.review_litigation_litigation_after_review_other) AS review_litigation_litigation_after_review_other, COUNT(member.review_litigation_litigation_after_review_other) AS n12,
    SUM(member.review_litigation_litigation_after_review_pending) AS review_litigation_litigation_after_review_pending, COUNT(member.review_litigation_litigation_after_review_pending) AS n13,
    SUM(member.review_litigation_litigation_after_review_total) AS review_litigation_litigation_after_review_total, COUNT(member.review_litigation_litigation_after_review_total) AS n14
  FROM reports AS up JOIN members AS listed ON listed.parent = up.agency
  LEFT JOIN reports AS member ON member.agency = listed.name AND member.year = up.year
  GROUP BY up.report
) AS sums ON sums.report = this.report
LEFT JOIN members AS own ON own.name = this.agency
) AS told;
